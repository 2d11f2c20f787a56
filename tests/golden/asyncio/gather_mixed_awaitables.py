import asyncio


class Awaitable:
    def __await__(self):
        print("awaitable starts")
        yield from asyncio.sleep(0).__await__()
        return "awaitable"


async def coroutine():
    print("coroutine starts")
    await asyncio.sleep(0)
    return "coroutine"


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(coroutine(), name="task")
    loop.call_later(0.01, future.set_result, "future")
    done = loop.create_future()
    done.set_result("done already")
    print(await asyncio.gather(Awaitable(), future, coroutine(), task, done))


asyncio.run(main())
