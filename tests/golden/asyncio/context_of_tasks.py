import asyncio
from contextvars import ContextVar

var = ContextVar("var", default="default")


async def child(name):
    print(name, "sees", var.get())
    var.set(name)
    await asyncio.sleep(0)
    print(name, "has", var.get())


async def main():
    var.set("main")
    await asyncio.gather(child("a"), child("b"))
    print("main has", var.get())
    await child("awaited")
    print("main has", var.get())


asyncio.run(main())
print("outside", var.get())
