import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def none():
    if False:
        yield


@asynccontextmanager
async def two():
    yield 1
    yield 2


@asynccontextmanager
async def again():
    try:
        yield
    except ValueError:
        yield


async def attempt(manager, raising=None):
    try:
        async with manager:
            if raising:
                raise raising
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print("fine")


async def main():
    await attempt(none())
    await attempt(two())
    await attempt(again(), ValueError())
    await attempt(two(), StopAsyncIteration("mine"))
    await attempt(two(), StopIteration("mine"))


asyncio.run(main())
