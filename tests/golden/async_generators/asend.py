"""asend gives the yield expression its value."""
import asyncio


async def averager():
    total = count = 0
    value = yield
    while value is not None:
        await asyncio.sleep(0)
        total, count = total + value, count + 1
        value = yield total / count
    print("no more")


async def main():
    g = averager()
    print(await g.asend(None), await g.asend(10), await g.asend(20))
    try:
        await g.asend(None)
    except StopAsyncIteration as error:
        print(repr(error))
    fresh = averager()
    try:
        await fresh.asend("x")
    except TypeError as error:
        print(error)


asyncio.run(main())
