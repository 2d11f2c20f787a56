"""An async generator that loses its last reference is closed by the loop."""
import asyncio


async def g():
    try:
        yield 1
        yield 2
    finally:
        print("finalised")


async def main():
    async for n in g():
        print(n)
        break
    print("after break")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("later")


asyncio.run(main())
