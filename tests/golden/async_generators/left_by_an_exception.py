"""Nested async generators that an exception leaves are closed by the loop, the innermost first."""
import asyncio


async def numbers(count):
    try:
        for number in range(count):
            yield number
    finally:
        print("closing", count)
        await asyncio.sleep(0)
        print("closed", count)


async def products():
    async for left in numbers(8):
        async for right in numbers(2):
            if left == 4:
                raise ValueError(left)
            yield left * right


async def main():
    try:
        print([product async for product in products()])
    except ValueError as error:
        print(repr(error))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
