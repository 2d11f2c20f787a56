import asyncio


class ReadWrite:
    def __init__(self):
        self.condition, self.readers, self.writing = asyncio.Condition(), 0, False

    async def read(self, name):
        async with self.condition:
            await self.condition.wait_for(lambda: not self.writing)
            self.readers += 1
        print(name, "reads with", self.readers)
        await asyncio.sleep(0.01)
        async with self.condition:
            self.readers -= 1
            self.condition.notify_all()

    async def write(self, name):
        async with self.condition:
            await self.condition.wait_for(lambda: not self.writing and not self.readers)
            self.writing = True
        print(name, "writes")
        await asyncio.sleep(0.01)
        async with self.condition:
            self.writing = False
            self.condition.notify_all()


async def main():
    shared = ReadWrite()
    await asyncio.gather(shared.read("a"), shared.write("b"), shared.read("c"), shared.write("d"), shared.read("e"))


asyncio.run(main())
