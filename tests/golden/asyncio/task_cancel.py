"""Cancelling raises CancelledError at the task's await."""
import asyncio


async def work():
    try:
        print("waiting")
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("caught", repr(error))
        raise
    finally:
        print("finally")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    print(task.cancel(), task.cancelled(), task.done())
    try:
        await task
    except asyncio.CancelledError as error:
        print("main", repr(error))
    print(task.cancelled(), task.done(), task.cancel())


asyncio.run(main())
