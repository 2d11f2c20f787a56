"""A cancelled waiter leaves the queue; the lock passes to the next."""
import asyncio


async def work(name, lock):
    try:
        async with lock:
            print(name, "has")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    a, b, c = (asyncio.create_task(work(n, lock)) for n in "abc")
    await asyncio.sleep(0)
    b.cancel()
    lock.release()
    a.cancel()
    print(await asyncio.gather(a, b, c, return_exceptions=True), lock.locked())


asyncio.run(main())
