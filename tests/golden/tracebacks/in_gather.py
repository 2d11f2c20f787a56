"""The first error of a gather passes through the awaiting frame."""
import asyncio


async def work(n):
    await asyncio.sleep(n / 100)
    if n == 2:
        raise KeyError(n)
    return n


async def main():
    results = await asyncio.gather(work(1), work(2), work(3))
    print(results)


asyncio.run(main())
