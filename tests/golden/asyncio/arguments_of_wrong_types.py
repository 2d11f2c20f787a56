# Arguments of a wrong type are refused where CPython refuses them, and not before.
import asyncio


async def attempt(title, function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
        if asyncio.iscoroutine(result):
            result = await result
        print(title, "->", result)
    except Exception as error:
        print(title, "!!", type(error).__name__, error)


async def nothing():
    pass


async def main():
    loop = asyncio.get_running_loop()
    for odd in 5, "a", [], object:
        shown = repr(odd)
        await attempt(f"current_task({shown})", asyncio.current_task, odd)
        await attempt(f"all_tasks({shown})", asyncio.all_tasks, odd)
        await attempt(f"Future(loop={shown})", asyncio.Future, loop=odd)
        await attempt(f"Condition({shown})", asyncio.Condition, odd)
        await attempt(f"set_event_loop({shown})", asyncio.set_event_loop, odd)
        await attempt(f"default_exception_handler({shown})", loop.default_exception_handler, odd)
    await attempt("set_event_loop(future)", asyncio.set_event_loop, loop.create_future())
    await attempt("close(1)", loop.close, 1)
    for odd in None, "a", 1.5, True, -0.5, float("inf"):
        queue = asyncio.Queue(odd)
        print(type(queue.maxsize), queue.maxsize)
        await attempt(f"Queue({odd!r}).full()", queue.full)
        await attempt(f"Queue({odd!r}).put_nowait(1)", queue.put_nowait, 1)
        await attempt(f"Queue({odd!r}).put_nowait(2)", queue.put_nowait, 2)
        await attempt(f"Queue({odd!r}).get_nowait()", queue.get_nowait)
    task = asyncio.create_task(nothing())
    for limit in None, 0, 1, -1, 0.5, "a":
        try:
            print(limit, len(task.get_stack(limit=limit)))
        except TypeError as error:
            print(limit, error)
    group = asyncio.TaskGroup()
    await attempt("TaskGroup.__aexit__(None)", group.__aexit__, None, None, None)
    await attempt("TaskGroup.__aexit__(5)", group.__aexit__, int, 5, None)
    await attempt("TaskGroup.__aexit__(error)", group.__aexit__, ValueError, ValueError(), None)
    print(loop.call_soon(None).cancel())


asyncio.run(main())
