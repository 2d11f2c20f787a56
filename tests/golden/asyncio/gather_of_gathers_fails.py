import asyncio


async def value(number):
    await asyncio.sleep(0)
    if number == 3:
        raise ValueError(number)
    return number


async def main():
    inner = asyncio.gather(value(1), value(2))
    print(await asyncio.gather(inner, value(0)))
    result = await asyncio.gather(asyncio.gather(value(3), value(4)), value(5), return_exceptions=True)
    print(result)
    result = await asyncio.gather(asyncio.gather(value(3), value(4), return_exceptions=True), value(5))
    print(result)


asyncio.run(main())
