"""A task may swallow its cancellation and go on."""
import asyncio


async def stubborn():
    for attempt in range(3):
        try:
            await asyncio.sleep(0.01)
            print("slept", attempt)
        except asyncio.CancelledError:
            print("ignored", attempt, asyncio.current_task().cancelling())
    return "survived"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling())


asyncio.run(main())
