"""A cancellation from outside passes through a timeout as it is."""
import asyncio


async def work():
    try:
        async with asyncio.timeout(5) as t:
            await asyncio.sleep(10)
    finally:
        print("expired", t.expired())


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
