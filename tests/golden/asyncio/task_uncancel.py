"""cancelling and uncancel count the requests."""
import asyncio


async def work():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(task.cancelling(), task.uncancel(), task.uncancel(), task.uncancel(), task.cancelling())
    await asyncio.sleep(0)
    return "done"


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    print(task.cancelling(), task.cancel(), task.cancel(), task.cancelling())
    print(await task)


asyncio.run(main())
