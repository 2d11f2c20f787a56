"""A task group waits for all its tasks."""
import asyncio


async def work(n, delay):
    await asyncio.sleep(delay)
    print("done", n)
    return n


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(work(1, 0.04))
        b = group.create_task(work(2, 0.02), name="second")
        print(a.done(), b.get_name())
    print(a.result(), b.result())
    async with asyncio.TaskGroup():
        pass
    print("empty group")


asyncio.run(main())
