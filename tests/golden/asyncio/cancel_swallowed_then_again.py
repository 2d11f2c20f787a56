import asyncio


async def stubborn():
    for attempt in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            print("swallowed", attempt, error.args, asyncio.current_task().cancelling())
    await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(stubborn())
    for attempt in range(4):
        await asyncio.sleep(0)
        print(task.cancel(attempt), task.cancelling())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(task.cancelled(), task.done())


asyncio.run(main())
