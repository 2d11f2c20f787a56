"""An async generator's frame stands under the async for."""
import asyncio


async def ticks():
    yield 1
    await asyncio.sleep(0)
    raise RuntimeError("no more ticks")


async def main():
    async for tick in ticks():
        print(tick)
    print([t async for t in ticks()])


asyncio.run(main())
