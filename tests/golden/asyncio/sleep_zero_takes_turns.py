"""sleep(0) gives every other ready task one turn."""
import asyncio


async def worker(name, turns):
    for i in range(turns):
        print(name, i)
        await asyncio.sleep(0)
    print(name, "ends")


async def main():
    tasks = [asyncio.create_task(worker(n, t)) for n, t in (("a", 3), ("b", 1), ("c", 2))]
    print("created")
    await asyncio.sleep(0)
    print("main between")
    for task in tasks:
        await task
        print("joined")


asyncio.run(main())
