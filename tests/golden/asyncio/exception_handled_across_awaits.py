import asyncio
import sys


async def inner():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return repr(sys.exception())


async def work():
    try:
        1 / 0
    except ZeroDivisionError:
        await inner()
        print(repr(sys.exception()))
        try:
            raise
        except ZeroDivisionError as error:
            print("raised again", error)


async def fails():
    await asyncio.sleep(0)
    raise ValueError("inside")


async def outer():
    try:
        {}["key"]
    except KeyError:
        await work()
        print(repr(sys.exception()))
        try:
            await fails()
        except ValueError as error:
            print(repr(error), repr(error.__context__))


async def main():
    await asyncio.create_task(work())
    await work()
    await asyncio.create_task(outer())
    await outer()


asyncio.run(main())
