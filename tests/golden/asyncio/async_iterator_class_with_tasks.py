import asyncio


class Ticker:
    def __init__(self, count):
        self.count, self.current = count, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.current == self.count:
            raise StopAsyncIteration
        self.current += 1
        await asyncio.sleep(0.01)
        return self.current


async def collect(name, ticker):
    return [f"{name}{n}" async for n in ticker if n % 2]


async def main():
    print(await asyncio.gather(collect("a", Ticker(5)), collect("b", Ticker(3))))
    shared = Ticker(4)
    print(await asyncio.gather(collect("c", shared), collect("d", shared)))


asyncio.run(main())
