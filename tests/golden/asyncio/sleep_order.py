"""Sleepers wake in the order of their deadlines."""
import asyncio


async def sleeper(delay):
    await asyncio.sleep(delay)
    print("woke", delay)
    return delay


async def main():
    print(await asyncio.gather(*(sleeper(d) for d in (0.15, 0.05, 0.2, 0, 0.1))))


asyncio.run(main())
