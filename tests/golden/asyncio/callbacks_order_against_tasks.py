import asyncio


async def task(name):
    print("task", name)
    await asyncio.sleep(0)
    print("task", name, "again")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon 1")
    first = asyncio.create_task(task("a"))
    loop.call_soon(print, "soon 2")
    second = asyncio.create_task(task("b"))
    loop.call_soon(loop.call_soon, print, "nested")
    loop.call_later(0, print, "later 0")
    first.add_done_callback(lambda t: print("a is done"))
    await second
    print("main goes on")
    await first


asyncio.run(main())
