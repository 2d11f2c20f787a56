"""A timeout's chain shows where the task was waiting."""
import asyncio


async def slow():
    await asyncio.sleep(10)


async def main():
    async with asyncio.timeout(0.01):
        await slow()


asyncio.run(main())
