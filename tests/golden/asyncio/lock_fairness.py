"""A lock is handed on in the order of asking."""
import asyncio


async def work(name, lock):
    print(name, "wants")
    async with lock:
        print(name, "has")
        await asyncio.sleep(0)
    print(name, "released")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(work(n, lock) for n in "abc"))
    print(lock.locked())


asyncio.run(main())
