"""Cancelling the parent cancels the group and stays a cancellation."""
import asyncio


async def work(n):
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaned", n)


async def parent():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(1))
            group.create_task(work(2))
    except asyncio.CancelledError as error:
        print("parent", error.args)
        raise


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(0.01)
    task.cancel("outside")
    try:
        await task
    except asyncio.CancelledError as error:
        print("main", error.args, task.cancelled())


asyncio.run(main())
