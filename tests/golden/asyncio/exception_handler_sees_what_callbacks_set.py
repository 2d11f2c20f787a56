# The handler of exceptions runs in the context of the callback, with the variables that it set.
import asyncio
import contextvars

name = contextvars.ContextVar("name", default="unset")


def fail(value):
    name.set(value)
    raise ValueError


async def fail_later(value):
    fail(value)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(name.get(), context["message"].partition("<")[0]))
    loop.call_soon(fail, "soon")
    loop.call_later(0.1, fail, "later")
    future = loop.create_future()
    future.add_done_callback(lambda future: fail("done"))
    future.set_result(None)
    asyncio.Task(fail_later("task"))
    await asyncio.sleep(0.2)
    handle = loop.call_soon(name.set, "kept")
    await asyncio.sleep(0)
    print(list(handle.get_context().values()), name.get())


asyncio.run(main())
