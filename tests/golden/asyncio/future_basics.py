"""A future is awaited until somebody sets its result."""
import asyncio


async def setter(future):
    print("setting")
    future.set_result("value")
    print("set", future.done())


async def main():
    future = asyncio.get_running_loop().create_future()
    asyncio.create_task(setter(future))
    print(future.done(), future.cancelled())
    print(await future, await future, future.result(), future.exception())
    print(asyncio.isfuture(future), asyncio.isfuture(5), asyncio.iscoroutine(future), future.get_loop() is asyncio.get_running_loop())


asyncio.run(main())
