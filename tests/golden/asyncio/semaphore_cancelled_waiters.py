import asyncio


async def worker(name, semaphore):
    try:
        async with semaphore:
            print(name, "in")
            await asyncio.sleep(0)
        print(name, "out")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    semaphore = asyncio.Semaphore(2)
    tasks = [asyncio.create_task(worker(name, semaphore)) for name in "abcdefg"]
    await asyncio.sleep(0)
    tasks[2].cancel()
    tasks[4].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(semaphore.locked())


asyncio.run(main())
