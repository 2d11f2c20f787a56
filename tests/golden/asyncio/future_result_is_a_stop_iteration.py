import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    for error in (StopIteration(), StopIteration):
        try:
            future.set_exception(error)
        except TypeError as raised:
            print(raised)
    print(future)
    try:
        await future
    except (ValueError, RuntimeError) as error:
        print(repr(error), repr(error.__cause__))


asyncio.run(main())
