"""Awaiting a coroutine directly runs it at once, in the same task."""
import asyncio


async def work(name):
    print(name, "in", asyncio.current_task().get_name())
    await asyncio.sleep(0)
    print(name, "done")


async def main():
    task = asyncio.create_task(work("task"))
    await work("direct")
    await task
    await work("again")


asyncio.run(main())
