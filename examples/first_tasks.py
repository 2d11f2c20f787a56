"""Two coroutines, first one after the other, then side by side.

A coroutine runs only while somebody awaits it. A task runs by itself as soon as the event loop is free, so two tasks
wait at the same time and the second half of this script takes two seconds instead of three.

    rondo examples/first_tasks.py
    rondo --clock virtual examples/first_tasks.py    # the same output, at once
"""
import asyncio
import time


async def brew(drink: str, seconds: float) -> str:
    print(f"  {drink}: water on")
    await asyncio.sleep(seconds)  # the loop is free for others here
    print(f"  {drink}: ready")
    return drink


async def main() -> None:
    start = time.perf_counter()
    print("one after the other")
    await brew("tea", 1)
    await brew("coffee", 2)
    print(f"  {time.perf_counter() - start:.0f} seconds")

    start = time.perf_counter()
    print("side by side")
    drinks = await asyncio.gather(brew("tea", 1), brew("coffee", 2))
    print(f"  {drinks} after {time.perf_counter() - start:.0f} seconds")


asyncio.run(main())
