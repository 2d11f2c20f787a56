"""A task group's error is a group with the tasks' tracebacks."""
import asyncio


async def work(n):
    await asyncio.sleep(0)
    if n:
        raise ValueError(f"task {n}")


async def main():
    async with asyncio.TaskGroup() as group:
        for n in range(3):
            group.create_task(work(n))


asyncio.run(main())
