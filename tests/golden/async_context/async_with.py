"""async with awaits entering and leaving."""
import asyncio


class Connection:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        print("opening", self.name)
        await asyncio.sleep(0)
        print("opened", self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0)
        print("closed", self.name, kind and kind.__name__, error)


async def main():
    async with Connection("a") as a, Connection("b") as b:
        print("using", a.name, b.name)
    async with (Connection("c"),):
        pass


asyncio.run(main())
