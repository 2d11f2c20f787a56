"""The loop's time and time.monotonic pass while tasks sleep, side by side."""
import asyncio
import time


async def sleeper(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    loop = asyncio.get_running_loop()
    start, clock = loop.time(), time.monotonic()
    await asyncio.gather(sleeper(0.3), sleeper(0.2), sleeper(0.1))
    print(f"{loop.time() - start:.1f} {time.monotonic() - clock:.1f}")
    await sleeper(0.2)
    time.sleep(0.1)
    print(f"{loop.time() - start:.1f} {time.monotonic() - clock:.1f}")


asyncio.run(main())
