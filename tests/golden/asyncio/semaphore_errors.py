"""Negative values, bounded release, and release beyond the start."""
import asyncio


async def main():
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)
    plain, bounded = asyncio.Semaphore(1), asyncio.BoundedSemaphore(1)
    plain.release()
    print(await plain.acquire(), await plain.acquire(), plain.locked())
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    async with bounded:
        print(bounded.locked())
    print(bounded.locked(), asyncio.Semaphore().locked(), asyncio.Semaphore(0).locked())


asyncio.run(main())
