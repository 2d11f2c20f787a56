"""The built-ins anext and aiter."""
import asyncio


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        print("aiter")
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    it = aiter(Countdown(2))
    print(await anext(it), await anext(it), await anext(it, "default"))
    try:
        await anext(it)
    except StopAsyncIteration as error:
        print(repr(error))
    print([n async for n in Countdown(3)])
    for attempt in (lambda: aiter([1]), lambda: anext([1]), lambda: aiter()):
        try:
            attempt()
        except TypeError as error:
            print(error)


asyncio.run(main())
