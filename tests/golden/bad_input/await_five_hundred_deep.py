import asyncio


async def f(n):
    if n:
        return 1 + await f(n - 1)
    await asyncio.sleep(0)
    return 0


print(asyncio.run(f(500)))
