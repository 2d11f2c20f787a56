"""wait_for's timeout shows the waiting frame and the awaiting line."""
import asyncio


async def slow():
    await asyncio.sleep(10)


async def main():
    await asyncio.wait_for(slow(), timeout=0.01)


asyncio.run(main())
