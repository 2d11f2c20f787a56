"""Tasks may add tasks to their group while it waits."""
import asyncio


async def work(group, n):
    print("start", n)
    await asyncio.sleep(0)
    if n < 3:
        group.create_task(work(group, n + 1))
    print("end", n)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(work(group, 0))
        print("body ends")
    print("all ended")


asyncio.run(main())
