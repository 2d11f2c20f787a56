"""Cancelling the consumer raises inside the async generator."""
import asyncio


async def endless():
    n = 0
    try:
        while True:
            yield n
            n += 1
            await asyncio.sleep(0.05)
    except asyncio.CancelledError:
        print("generator cancelled at", n)
        raise
    finally:
        print("generator finally")


async def consume():
    async for n in endless():
        print(n)


async def main():
    task = asyncio.create_task(consume())
    await asyncio.sleep(0.125)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("task cancelled")


asyncio.run(main())
