"""get_coro, get_loop and the kinds of objects."""
import asyncio


async def work():
    return 1


async def main():
    c = work()
    task = asyncio.create_task(c)
    print(task.get_coro() is c, task.get_loop() is asyncio.get_running_loop(), asyncio.isfuture(task), isinstance(task, asyncio.Future), type(task).__name__, isinstance(task, asyncio.Task))
    await task
    print(task.get_coro() is c, asyncio.current_task() is task)
    task.add_done_callback(lambda t: print("at once?", t is task))
    print("no, later")
    await asyncio.sleep(0)


asyncio.run(main())
