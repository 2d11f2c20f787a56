"""Timers of exactly the same deadline come out in the order of the loop's binary heap, not of their calls."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.05
    for n in range(8):
        loop.call_at(when, print, "timer", n)
    await asyncio.sleep(0.1)
    when = loop.time() + 0.05
    handles = [loop.call_at(when + delay, print, "mixed", name) for name, delay in (("a", 0), ("b", 0.01), ("c", 0), ("d", 0.01), ("e", 0))]
    handles[2].cancel()
    await asyncio.sleep(0.1)


asyncio.run(main())
