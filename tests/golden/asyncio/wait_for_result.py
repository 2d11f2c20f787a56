"""wait_for gives the result of a coroutine, a task or a future in time."""
import asyncio


async def work(value, delay=0.0):
    await asyncio.sleep(delay)
    return value


async def main():
    print(await asyncio.wait_for(work("coroutine"), 1))
    print(await asyncio.wait_for(asyncio.create_task(work("task", 0.01)), timeout=1))
    print(await asyncio.wait_for(work("no limit", 0.01), None))
    future = asyncio.get_running_loop().create_future()
    future.set_result("future")
    print(await asyncio.wait_for(future, 0))

    async def same_task():
        return asyncio.current_task().get_name()
    print(await asyncio.wait_for(same_task(), 1))


asyncio.run(main())
