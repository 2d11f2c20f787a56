#@ allow: pending
"""Two tasks cannot wait for the same async generator at once."""
import asyncio


async def slow():
    for i in range(3):
        await asyncio.sleep(0.01)
        yield i


async def main():
    g = slow()
    first = asyncio.create_task(take(g))
    await asyncio.sleep(0)
    try:
        await anext(g)
    except RuntimeError as error:
        print(error)
    print(await first)


async def take(g):
    return await anext(g)


asyncio.run(main())
