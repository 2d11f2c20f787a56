import asyncio
from contextvars import ContextVar, copy_context

var = ContextVar("var", default=0)


async def add():
    var.set(var.get() + 1)
    await asyncio.sleep(0)
    var.set(var.get() + 1)
    return var.get()


async def main():
    context = copy_context()
    print(await asyncio.create_task(add(), context=context))
    print(await asyncio.create_task(add(), context=context))
    tasks = [asyncio.create_task(add(), context=context) for _ in range(3)]
    print(await asyncio.gather(*tasks))
    async with asyncio.TaskGroup() as group:
        task = group.create_task(add(), context=context)
    print(task.result(), var.get(), context[var], task.get_context() is context)
    print(await asyncio.get_running_loop().create_task(add(), context=context))


asyncio.run(main())
