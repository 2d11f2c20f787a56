import asyncio


async def child():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("child cancelled")
        await asyncio.sleep(0.2)
        print("child cleaned")
        raise


async def work():
    async with asyncio.TaskGroup() as group:
        group.create_task(child())
    print("never")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.sleep(0.1)
    task.cancel()
    print(task.done())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelling())


asyncio.run(main())
