"""A task cancelled before its first step never runs."""
import asyncio


async def work():
    print("never")
    try:
        await asyncio.sleep(1)
    finally:
        print("never either")


async def main():
    task = asyncio.create_task(work())
    print(task.cancel(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())


asyncio.run(main())
