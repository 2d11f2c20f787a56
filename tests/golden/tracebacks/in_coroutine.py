"""An exception in a coroutine shows the chain of awaits."""
import asyncio


async def fetch(n):
    await asyncio.sleep(0)
    return 1 / n


async def main():
    first = await fetch(1)
    second = await fetch(0)
    return first + second


asyncio.run(main())
