"""return without value ends it; StopIteration inside is a RuntimeError."""
import asyncio


async def early():
    yield 1
    return
    yield 2


async def stops(kind):
    yield 1
    raise kind("x")


async def main():
    print([n async for n in early()])
    for kind in (StopIteration, StopAsyncIteration, ValueError):
        try:
            async for n in stops(kind):
                pass
        except (RuntimeError, ValueError) as error:
            print(repr(error), repr(error.__cause__))


asyncio.run(main())
