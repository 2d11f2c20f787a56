import asyncio


async def work():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(task.cancelling(), task.uncancel(), task.uncancel(), task.uncancel(), task.cancelling())
    task.cancel("before the next await")
    print(task.cancelling(), task.uncancel())
    await asyncio.sleep(0)
    print("not cancelled")
    task.cancel("again")
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as error:
        print(repr(error), task.cancelling())
    return "end"


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    task.cancel()
    print(task.cancelling())
    print(await task, task.cancelling(), task.cancel(), task.cancelling())


asyncio.run(main())
