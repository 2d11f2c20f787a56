"""time.sleep in one task holds up the others."""
import asyncio
import time


async def blocker():
    await asyncio.sleep(0)
    print("blocking")
    time.sleep(0.1)
    print("unblocked")


async def quick(name, delay):
    await asyncio.sleep(delay)
    print(name)


async def main():
    await asyncio.gather(quick("60 ms", 0.06), blocker(), quick("30 ms", 0.03), quick("at once", 0))


asyncio.run(main())
