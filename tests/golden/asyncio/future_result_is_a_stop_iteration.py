import asyncio


async def main():
    for error in (StopIteration(), StopIteration):
        future = asyncio.get_running_loop().create_future()
        future.set_exception(error)
        print(future)
        try:
            await future
        except RuntimeError as error:
            print(repr(error), repr(error.__cause__))


asyncio.run(main())
