"""The same awaitable given twice is gathered once."""
import asyncio


async def work():
    print("runs once")
    return object()


async def main():
    c = work()
    a, b = await asyncio.gather(c, c)
    print(a is b)
    task = asyncio.create_task(work())
    x, y, z = await asyncio.gather(task, asyncio.sleep(0, 1), task)
    print(x is z, y)


asyncio.run(main())
