import asyncio
from contextvars import ContextVar, copy_context

var = ContextVar("var", default=0)


async def add(number):
    var.set(var.get() + number)
    return var.get()


with asyncio.Runner() as runner:
    print(runner.run(add(1)), runner.run(add(10)), var.get())
    context = copy_context()
    print(runner.run(add(100), context=context), context[var])
    print(runner.get_loop().run_until_complete(add(1000)), runner.run(add(0)))
print(asyncio.run(add(5)), var.get())
