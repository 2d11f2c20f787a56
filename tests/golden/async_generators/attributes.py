"""ag_running, ag_frame, ag_await and names."""
import asyncio


async def inner():
    print("running", g.ag_running)
    await asyncio.sleep(0)


async def ticks():
    yield 1
    await inner()
    yield 2


async def main():
    global g
    g = ticks()
    print(g.ag_running, g.ag_await, g.ag_code.co_name, g.__name__, g.__qualname__, repr(g)[:29], aiter(g) is g)
    print(await anext(g), await anext(g))
    print([x async for x in g], g.ag_frame)


asyncio.run(main())
