"""Async generators feed each other."""
import asyncio


async def source(n):
    for i in range(n):
        print("source", i)
        yield i
        await asyncio.sleep(0)


async def only_even(items):
    async for item in items:
        if item % 2 == 0:
            yield item


async def batched(items, size):
    batch = []
    async for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def main():
    async for batch in batched(only_even(source(7)), 2):
        print(batch)


asyncio.run(main())
