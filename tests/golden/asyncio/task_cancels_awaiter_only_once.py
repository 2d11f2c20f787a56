"""Cancelling the inner task reaches the awaiter as an ordinary exception."""
import asyncio


async def inner():
    await asyncio.sleep(10)


async def outer(task):
    try:
        await task
    except asyncio.CancelledError:
        print("outer goes on", asyncio.current_task().cancelling())
    return "fine"


async def main():
    a = asyncio.create_task(inner())
    b = asyncio.create_task(outer(a))
    await asyncio.sleep(0)
    a.cancel()
    print(await b)


asyncio.run(main())
