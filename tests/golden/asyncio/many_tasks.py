"""A thousand tasks through a semaphore and a gather."""
import asyncio


async def work(n, semaphore, log):
    async with semaphore:
        await asyncio.sleep(0 if n % 3 else 0.001)
        log.append(n)
        return n * n


async def main():
    log = []
    semaphore = asyncio.Semaphore(10)
    results = await asyncio.gather(*(work(n, semaphore, log) for n in range(1000)))
    print(len(log), sorted(log) == list(range(1000)), sum(results), results[:4])


asyncio.run(main())
