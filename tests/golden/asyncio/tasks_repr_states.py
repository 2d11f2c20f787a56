import asyncio


async def work(fails=False):
    await asyncio.sleep(0)
    if fails:
        raise ValueError("failed")
    return {"answer": 42}


async def main():
    task = asyncio.create_task(work(), name="work")
    print(task)
    await asyncio.sleep(0)
    print(task)
    await task
    print(task)
    failed = asyncio.create_task(work(True), name="failed")
    await asyncio.wait([failed])
    print(failed)
    cancelled = asyncio.create_task(work(), name="cancelled")
    await asyncio.sleep(0)
    cancelled.cancel()
    print(cancelled)
    await asyncio.wait([cancelled])
    print(cancelled)
    print(asyncio.current_task())


asyncio.run(main())
