import asyncio


async def fail():
    await asyncio.sleep(0)
    raise ValueError


async def work():
    task = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            await asyncio.sleep(10)
    except* ValueError:
        print("errors", task.cancelling())
    await asyncio.sleep(0)
    print("not reached when cancelled from outside")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelling())


asyncio.run(main())
