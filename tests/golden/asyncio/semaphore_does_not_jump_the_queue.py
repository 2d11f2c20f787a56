import asyncio


async def worker(name, semaphore, log):
    await semaphore.acquire()
    log.append(name)


async def main():
    semaphore, log = asyncio.Semaphore(1), []
    await semaphore.acquire()
    waiting = asyncio.create_task(worker("waits", semaphore, log))
    await asyncio.sleep(0)
    semaphore.release()
    print(semaphore.locked())
    hasty = asyncio.create_task(worker("hasty", semaphore, log))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(log)
    semaphore.release()
    await asyncio.gather(waiting, hasty)
    print(log)


asyncio.run(main())
