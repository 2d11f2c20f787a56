"""A waiting task's repr shows the line and what it waits for."""
import asyncio


async def wait_on(future):
    return await future


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(wait_on(future), name="waiter")
    outer = asyncio.create_task(wait_on(task), name="outer")
    await asyncio.sleep(0)
    print(task)
    print(outer)
    print(future)
    task.cancel()
    print(task)
    try:
        await outer
    except asyncio.CancelledError:
        print(task)
        print(outer)


asyncio.run(main())
