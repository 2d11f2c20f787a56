import asyncio
from contextvars import ContextVar

var = ContextVar("var", default="none")


async def numbers():
    for number in range(3):
        print("generator sees", var.get())
        var.set(f"generator {number}")
        yield number


async def main():
    async for number in numbers():
        print("main sees", var.get())
        var.set(f"main {number}")
    agen = numbers()
    await asyncio.create_task(step(agen))
    print(var.get())


async def step(agen):
    await anext(agen)


asyncio.run(main())
