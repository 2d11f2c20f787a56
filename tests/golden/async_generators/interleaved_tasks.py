"""Two tasks with an async generator each take turns."""
import asyncio


async def ticks(name, n):
    for i in range(n):
        yield f"{name}{i}"
        await asyncio.sleep(0)


async def consume(name):
    async for tick in ticks(name, 3):
        print(tick)
    return name


async def main():
    print(await asyncio.gather(consume("a"), consume("b")))


asyncio.run(main())
