import asyncio


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(asyncio.sleep(0.01, "result"))
    await asyncio.sleep(0)
    print(str(task).partition("wait_for=")[2])
    waits = task._fut_waiter
    print(waits is task._fut_waiter, waits is task.get_coro(), waits.done())
    waits.add_done_callback(lambda future: print("done", future))
    print(await task, task._fut_waiter)

    # Between the timer's turn and the task's own.
    task = asyncio.create_task(asyncio.sleep(0.01, "result"))
    await asyncio.sleep(0)
    loop.call_later(0.01, lambda: print(str(task).partition("wait_for=")[2]))
    print(await task)


asyncio.run(main())
