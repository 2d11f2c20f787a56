# The exception handler runs in the context of the task, future or handle that it hears of.
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="none")


def handler(loop, context):
    print(context["message"].split(" at ")[0], "|", var.get(), "|", type(context.get("handle")).__name__)


async def failing():
    var.set("failing task")
    raise ValueError(1)


def callback(*args):
    var.set("callback")
    raise LookupError


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    var.set("main")
    task = asyncio.create_task(failing())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    context = contextvars.copy_context()
    loop.call_soon(callback, context=context)
    await asyncio.sleep(0)
    print(var.get(), context[var])
    future = loop.create_future()
    future.add_done_callback(callback)
    future.set_result(None)
    await asyncio.sleep(0)
    var.set("later")
    future = loop.create_future()
    future.set_exception(OSError())
    del future
    task = asyncio.create_task(asyncio.sleep(5), context=context)
    handle = loop.call_later(5, print, context=context)
    loop.call_exception_handler({"message": "task", "task": task})
    loop.call_exception_handler({"message": "future", "future": task})
    loop.call_exception_handler({"message": "handle", "handle": handle})
    loop.call_exception_handler({"message": "task before handle", "handle": handle, "task": loop.create_future()})
    loop.call_exception_handler({"message": "nothing"})
    handle.cancel()
    task.cancel()


asyncio.run(main())
