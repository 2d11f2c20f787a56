"""What async for demands of its iterable."""
import asyncio


class NoNext:
    def __aiter__(self):
        return 5


class NotAwaitable:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class AsyncIter:
    async def __aiter__(self):
        return self


async def main():
    for thing in ([1, 2], NoNext(), NotAwaitable(), 5):
        try:
            async for x in thing:
                print(x)
        except TypeError as error:
            print(error)

    async def gen():
        yield 1
    try:
        for x in gen():
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
