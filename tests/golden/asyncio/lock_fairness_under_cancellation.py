import asyncio


async def worker(name, lock):
    try:
        async with lock:
            print(name, "has it")
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    lock = asyncio.Lock()
    async with lock:
        tasks = [asyncio.create_task(worker(name, lock)) for name in "abcd"]
        await asyncio.sleep(0)
        tasks[0].cancel()
        tasks[2].cancel()
        print(lock.locked())
    print(await asyncio.gather(*tasks, return_exceptions=True), lock.locked())


asyncio.run(main())
