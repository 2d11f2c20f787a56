import asyncio
from contextvars import ContextVar, copy_context

var = ContextVar("var", default="default")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    context = copy_context()
    context.run(var.set, "given")
    future.add_done_callback(lambda f: print("before set:", var.get()))
    var.set("set")
    future.add_done_callback(lambda f: print("after set:", var.get()))
    future.add_done_callback(lambda f: print("with context:", var.get()), context=context)
    loop.call_soon(lambda: print("soon:", var.get()))
    loop.call_soon(lambda: print("soon with context:", var.get()), context=context)
    loop.call_later(0.01, lambda: print("later:", var.get()))
    loop.call_at(loop.time() + 0.02, lambda: print("at:", var.get()), context=context)
    loop.call_soon(var.set, "by callback")
    handle = loop.call_soon(var.set, "lost", context=context)
    var.set("main")
    future.set_result(None)
    await asyncio.sleep(0.03)
    print("main:", var.get(), context[var], handle.get_context() is context)


asyncio.run(main())
