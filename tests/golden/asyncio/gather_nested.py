"""Gathers of gathers."""
import asyncio


async def work(n):
    print("start", n)
    await asyncio.sleep(0)
    print("end", n)
    return n


async def main():
    print(await asyncio.gather(asyncio.gather(work(1), work(2)), work(3), asyncio.gather(asyncio.gather(work(4)))))
    g = asyncio.gather(work(5))
    print(g.done())
    print(await g, g.done(), g.result())


asyncio.run(main())
