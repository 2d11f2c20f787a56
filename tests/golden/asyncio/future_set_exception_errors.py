import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    for wrong in (3, "text", None, int):
        try:
            future.set_exception(wrong)
        except TypeError as error:
            print(error)
    future.set_exception(KeyError)
    print(repr(future.exception()))


asyncio.run(main())
