import asyncio


async def inner():
    raise ValueError("from inner")


async def main():
    await asyncio.sleep(0)
    await inner()


asyncio.run(main())
