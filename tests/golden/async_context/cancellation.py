"""A cancelled task leaves its async with blocks through __aexit__."""
import asyncio


class Session:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        print("leaving", self.name, kind.__name__)
        await asyncio.sleep(0.01)
        print("left", self.name)


async def work():
    async with Session("outer"):
        async with Session("inner"):
            await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
