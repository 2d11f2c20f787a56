#@ allow: pending
"""async for runs an async generator to its end."""
import asyncio


async def ticks(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
    print("exhausted")


async def main():
    async for tick in ticks(3):
        print(tick)
    else:
        print("else")
    async for tick in ticks(3):
        if tick == 1:
            continue
        if tick == 2:
            break
        print("tick", tick)
    else:
        print("never")
    g = ticks(0)
    print([t async for t in g], type(g).__name__)


asyncio.run(main())
