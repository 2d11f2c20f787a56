import asyncio
from contextvars import ContextVar

var = ContextVar("var", default="none")


async def work(name):
    print(name, var.get())
    var.set(name)
    await asyncio.sleep(0)
    print(name, var.get())


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    var.set("main")
    tasks = [asyncio.create_task(work(name)) for name in "ab"]
    print(var.get())
    await asyncio.gather(*tasks)
    print(var.get(), tasks[0].get_context()[var])


asyncio.run(main())
