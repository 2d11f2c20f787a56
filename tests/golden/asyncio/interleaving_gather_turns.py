"""How many turns a gather takes compared with a plain task."""
import asyncio


async def ticker(n):
    for i in range(n):
        print("tick", i)
        await asyncio.sleep(0)


async def work(n, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print("work", n)


async def main():
    t = asyncio.create_task(ticker(9))
    await asyncio.sleep(0)
    await asyncio.gather(work(1, 0), work(2, 1))
    print("gathered")
    await work(3, 0)
    print("direct")
    await asyncio.create_task(work(4, 0))
    print("task")
    await asyncio.gather()
    print("empty gather")
    await t


asyncio.run(main())
