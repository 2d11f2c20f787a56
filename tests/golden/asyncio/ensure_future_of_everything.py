import asyncio


class Awaitable:
    def __await__(self):
        yield
        return "awaitable"


async def coroutine():
    return "coroutine"


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(asyncio.ensure_future(future) is future)
    task = asyncio.ensure_future(coroutine())
    print(asyncio.ensure_future(task) is task, type(task).__name__, await task)
    print(await asyncio.ensure_future(Awaitable()), await asyncio.ensure_future(coroutine(), loop=loop))
    for wrong in (3, "text", coroutine):
        try:
            asyncio.ensure_future(wrong)
        except TypeError as error:
            print(error)
    print(asyncio.isfuture(future), asyncio.isfuture(task), asyncio.isfuture(coroutine), asyncio.isfuture(None))
    future.cancel()


asyncio.run(main())
