"""The turns of a group's tasks, its body and a task beside it."""
import asyncio


async def ticker():
    for i in range(8):
        print("tick", i)
        await asyncio.sleep(0)


async def work(n, turns, fail=False):
    for i in range(turns):
        print("work", n, i)
        await asyncio.sleep(0)
    if fail:
        raise ValueError(n)


async def main():
    t = asyncio.create_task(ticker())
    async with asyncio.TaskGroup() as group:
        group.create_task(work(1, 1))
        group.create_task(work(2, 2))
        print("body")
    print("left")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(3, 1, fail=True))
            group.create_task(work(4, 9))
    except* ValueError:
        print("failed")
    await t


asyncio.run(main())
