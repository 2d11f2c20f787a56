"""A timeout cancels the inner work, waits for it and raises TimeoutError."""
import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled inside")
        await asyncio.sleep(0.01)
        print("cleanup done")
        raise


async def main():
    try:
        await asyncio.wait_for(work(), timeout=0.02)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), asyncio.current_task().cancelling())
    task = asyncio.create_task(asyncio.sleep(10))
    try:
        await asyncio.wait_for(task, 0.01)
    except asyncio.TimeoutError:
        print(task.cancelled())


asyncio.run(main())
