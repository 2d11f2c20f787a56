import asyncio
from contextvars import ContextVar

var = ContextVar("var")


async def child():
    before = asyncio.current_task().get_context()
    var.set("child")
    print(asyncio.current_task().get_context() is before, before[var])
    await asyncio.sleep(0)
    print(asyncio.current_task().get_context() is before)


async def main():
    task = asyncio.create_task(child())
    context = task.get_context()
    print(len(context))
    await task
    print(task.get_context() is context, context[var], var.get("unset"))


asyncio.run(main())
