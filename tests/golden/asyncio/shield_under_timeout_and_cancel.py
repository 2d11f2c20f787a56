import asyncio


async def commit(log):
    await asyncio.sleep(0.2)
    log.append("committed")


async def work(log):
    task = asyncio.create_task(commit(log))
    try:
        async with asyncio.timeout(0.1):
            await asyncio.shield(task)
    except TimeoutError:
        log.append("timeout")
        await asyncio.shield(task)


async def main():
    log = []
    await work(log)
    print(log)
    log = []
    task = asyncio.create_task(work(log))
    await asyncio.sleep(0.15)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        log.append("cancelled")
    await asyncio.sleep(0.1)
    print(log)


asyncio.run(main())
