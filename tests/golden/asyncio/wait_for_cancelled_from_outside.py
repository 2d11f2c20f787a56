"""Cancelling the waiting task cancels the inner work and is no timeout."""
import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("inner", error.args)
        raise


async def waits():
    try:
        await asyncio.wait_for(work(), 5)
    except TimeoutError:
        print("never")


async def main():
    task = asyncio.create_task(waits())
    await asyncio.sleep(0.01)
    task.cancel("stop")
    try:
        await task
    except asyncio.CancelledError as error:
        print("outer", error.args)


asyncio.run(main())
