import asyncio


async def nap():
    return await asyncio.sleep(0.01, "nap")


def delegating():
    return (yield from asyncio.sleep(0.01, "delegated").__await__())


async def next_items():
    yield await asyncio.sleep(0.01)


async def main():
    for made in [asyncio.sleep(0.01), nap(), next_items().__anext__()]:
        future = made.send(None)
        print(type(future).__name__, future, future._asyncio_future_blocking)
        made.close()
    for future in delegating():
        print("for", future)
        future._asyncio_future_blocking = False
        await future
        print("for", future)
    print("next", next(nap().__await__()))


asyncio.run(main())
