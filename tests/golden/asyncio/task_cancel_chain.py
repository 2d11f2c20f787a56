"""Cancelling a task cancels the task that it awaits."""
import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("inner", error.args)
        raise


async def outer(task):
    try:
        await task
    except asyncio.CancelledError as error:
        print("outer", error.args)
        raise


async def main():
    a = asyncio.create_task(inner())
    b = asyncio.create_task(outer(a))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    b.cancel("down")
    print(a.cancelling(), b.cancelling())
    try:
        await b
    except asyncio.CancelledError as error:
        print("main", error.args)
    print(a.cancelled(), b.cancelled())


asyncio.run(main())
