"""Work that swallows the cancellation: its result or error comes through."""
import asyncio


async def returns():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "late result"


async def raises():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("late error")


async def main():
    for work in (returns, raises):
        try:
            print(await asyncio.wait_for(work(), 0.01))
        except (TimeoutError, ValueError) as error:
            print(repr(error), repr(error.__cause__), repr(error.__context__))


asyncio.run(main())
