import asyncio


async def worker(name, lock):
    for turn in range(3):
        await lock.acquire()
        print(name, turn)
        lock.release()
        if name == "greedy":
            continue
        await asyncio.sleep(0)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(worker("greedy", lock), worker("polite", lock))


asyncio.run(main())
