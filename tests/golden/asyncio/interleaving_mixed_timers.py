"""Timers run in the order of their deadlines, after what is ready."""
import asyncio


async def timed(name, delay):
    await asyncio.sleep(delay)
    print(name)
    await asyncio.sleep(0)
    print(name, "again")


async def main():
    loop = asyncio.get_running_loop()
    now = loop.time()
    for i, name in enumerate("abc"):
        loop.call_at(now + 0.06 - i * 0.01, print, "call_at", name)
    loop.call_at(now + 0.02, print, "earlier")
    await asyncio.gather(timed("x", 0.1), timed("y", 0.1), timed("z", 0))


asyncio.run(main())
