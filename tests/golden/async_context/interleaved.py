"""Two tasks enter and leave their blocks in turns."""
import asyncio


class Step:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        for i in range(2):
            print(self.name, "entering", i)
            await asyncio.sleep(0)

    async def __aexit__(self, *info):
        print(self.name, "exiting")
        await asyncio.sleep(0)
        print(self.name, "gone")


async def work(name):
    async with Step(name):
        print(name, "inside")


async def main():
    await asyncio.gather(work("a"), work("b"))


asyncio.run(main())
