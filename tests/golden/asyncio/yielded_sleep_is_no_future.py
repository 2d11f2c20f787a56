import asyncio


class Yields:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        yield self.what


async def awaiting(what):
    await what


async def main():
    sleep = asyncio.sleep(0.01)
    sleeper = asyncio.create_task(sleep)
    await asyncio.sleep(0)
    try:
        await asyncio.create_task(awaiting(Yields(sleep)))
    except RuntimeError as error:
        print(str(error).partition(" at ")[0])
    print(next(Yields(sleep).__await__()) is sleep)
    print(await sleeper)


asyncio.run(main())
