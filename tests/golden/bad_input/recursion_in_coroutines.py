def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


import asyncio


async def f():
    await f()


attempt(lambda: asyncio.run(f()))
