"""Who asks after a release waits behind those who were waiting."""
import asyncio


async def greedy(lock):
    for i in range(3):
        async with lock:
            print("greedy", i)


async def patient(lock, name):
    async with lock:
        print("patient", name)


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(patient(lock, 1)), asyncio.create_task(greedy(lock)), asyncio.create_task(patient(lock, 2))]
    await asyncio.sleep(0)
    lock.release()
    print("released", lock.locked())
    await asyncio.gather(*tasks)


asyncio.run(main())
