"""Waiters get a semaphore first in, first out, cancelled ones excepted."""
import asyncio


async def work(name, semaphore):
    try:
        await semaphore.acquire()
        print(name, "got it")
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    semaphore = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(work(n, semaphore)) for n in "abcd"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    semaphore.release()
    semaphore.release()
    late = asyncio.create_task(work("late", semaphore))
    print("released two")
    await asyncio.sleep(0)
    print("turn")
    await asyncio.sleep(0)
    semaphore.release()
    semaphore.release()
    await asyncio.gather(*tasks, late)


asyncio.run(main())
