"""call_soon is first in, first out, and mixes with tasks by order."""
import asyncio


async def task(name):
    print("task", name)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon 1")
    asyncio.create_task(task("a"))
    loop.call_soon(print, "soon 2", "two arguments")
    handle = loop.call_soon(print, "never")
    handle.cancel()
    loop.call_soon(lambda: loop.call_soon(print, "nested"))
    asyncio.create_task(task("b"))
    print("main", handle.cancelled())
    await asyncio.sleep(0)
    print("main again")
    await asyncio.sleep(0)
    print("main at last")


asyncio.run(main())
