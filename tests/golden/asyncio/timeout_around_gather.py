"""A timeout around a gather cancels every child."""
import asyncio


async def work(n):
    try:
        await asyncio.sleep(n / 50)
        print("done", n)
        return n
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def main():
    try:
        async with asyncio.timeout(0.03):
            await asyncio.gather(work(1), work(2), work(3))
    except TimeoutError:
        print("timeout")


asyncio.run(main())
