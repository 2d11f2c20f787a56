import asyncio


async def first():
    raise ValueError("first")


async def second():
    try:
        await asyncio.create_task(first())
    except ValueError as error:
        raise KeyError("second") from error


async def third():
    try:
        await asyncio.create_task(second())
    except KeyError:
        raise IndexError("third")


async def main():
    try:
        await asyncio.create_task(third())
    except IndexError as error:
        print(repr(error), repr(error.__context__), repr(error.__context__.__cause__))


asyncio.run(main())
