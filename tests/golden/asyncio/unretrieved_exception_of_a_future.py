"""An exception that nobody retrieved is reported when the future goes."""
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(ValueError("lost"))
    del future
    print("gone")
    task = asyncio.create_task(asyncio.sleep(0))
    task.add_done_callback(lambda done: 1 / 0)
    await task


asyncio.run(main())
