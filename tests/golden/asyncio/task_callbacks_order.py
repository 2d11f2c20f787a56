"""Callbacks of a task run before those who await it later."""
import asyncio


async def work():
    print("work")
    return 1


async def waiter(name, task):
    await task
    print(name)


async def main():
    task = asyncio.create_task(work())
    task.add_done_callback(lambda t: print("callback 1", t.result()))
    w1 = asyncio.create_task(waiter("waiter 1", task))
    await asyncio.sleep(0)
    task.add_done_callback(lambda t: print("callback 2", t.done()))
    print("main awaits")
    await task
    print("main")
    await w1


asyncio.run(main())
