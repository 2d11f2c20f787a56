"""result and exception before, after, on failure and on cancellation."""
import asyncio


async def ok():
    return 1


async def bad():
    raise ValueError("v")


async def main():
    tasks = [asyncio.create_task(c) for c in (ok(), bad(), asyncio.sleep(10))]
    for method in ("result", "exception"):
        try:
            getattr(tasks[0], method)()
        except asyncio.InvalidStateError as error:
            print(error)
    await asyncio.sleep(0)
    tasks[2].cancel()
    await asyncio.sleep(0)
    for task in tasks:
        print(task.done(), task.cancelled())
        for method in ("result", "exception"):
            try:
                print(method, repr(getattr(task, method)()))
            except (ValueError, asyncio.CancelledError) as error:
                print(method, "raised", repr(error))
    for attempt in (lambda: tasks[0].set_result(1), lambda: tasks[0].set_exception(ValueError())):
        try:
            attempt()
        except RuntimeError as error:
            print(error)


asyncio.run(main())
