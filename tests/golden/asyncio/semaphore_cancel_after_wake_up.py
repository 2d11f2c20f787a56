import asyncio


async def worker(name, semaphore):
    await semaphore.acquire()
    print(name, "has it")


async def main():
    semaphore = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(worker(name, semaphore)) for name in "abc"]
    await asyncio.sleep(0)
    semaphore.release()
    semaphore.release()
    tasks[0].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print([task.done() for task in tasks], semaphore.locked())
    semaphore.release()
    await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())
