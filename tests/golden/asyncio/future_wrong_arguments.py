import asyncio


def show(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


async def main():
    future = asyncio.Future()
    for name in ("set_result", "set_exception", "remove_done_callback"):
        method = getattr(future, name)
        show(lambda: method())
        show(lambda: method(1, 2))
        show(lambda: method(a=1))
        show(lambda: method(1, a=1))
    for name in ("result", "exception", "cancelled", "done", "get_loop"):
        method = getattr(future, name)
        show(lambda: method(1))
        show(lambda: method(1, 2))
        show(lambda: method(a=1))
    show(lambda: future.add_done_callback(1, 2, 3))
    task = asyncio.current_task()
    for name in ("uncancel", "cancelling", "get_coro", "get_name", "get_context"):
        method = getattr(task, name)
        show(lambda: method(1))
        show(lambda: method(a=1))


asyncio.run(main())
