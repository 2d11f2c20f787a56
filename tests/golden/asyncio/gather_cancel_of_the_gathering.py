import asyncio


async def work(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise


async def main():
    gathering = asyncio.gather(work("a"), work("b"))
    await asyncio.sleep(0)
    print(gathering.cancel("all"), gathering.cancelled())
    try:
        await gathering
    except asyncio.CancelledError as error:
        print("gathering", error.args, gathering.cancelled(), gathering.done())
    print(gathering.cancel())
    both = asyncio.gather(work("c"), work("d"), return_exceptions=True)
    await asyncio.sleep(0)
    both.cancel()
    try:
        print(await both)
    except asyncio.CancelledError as error:
        print("both", error.args)


asyncio.run(main())
