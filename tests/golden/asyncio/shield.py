"""shield keeps the inner task alive when the outer wait is cancelled."""
import asyncio


async def work():
    print("work starts")
    await asyncio.sleep(0.05)
    print("work done")
    return "result"


async def waits(task):
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        print("waiter cancelled, task cancelled:", task.cancelled())
        raise


async def main():
    task = asyncio.create_task(work())
    waiter = asyncio.create_task(waits(task))
    await asyncio.sleep(0.01)
    waiter.cancel()
    try:
        await waiter
    except asyncio.CancelledError:
        print("main goes on")
    print(await task)
    print(await asyncio.shield(asyncio.sleep(0, "shielded coroutine")), await asyncio.shield(task))


asyncio.run(main())
