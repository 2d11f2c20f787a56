"""Putters wait for room and are let in in order."""
import asyncio


async def putter(name, queue):
    await queue.put(name)
    print(name, "is in")


async def main():
    queue = asyncio.Queue(1)
    tasks = [asyncio.create_task(putter(n, queue)) for n in "abcd"]
    await asyncio.sleep(0)
    for _ in range(4):
        print("took", await queue.get(), queue.qsize())
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)


asyncio.run(main())
