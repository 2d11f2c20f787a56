import asyncio


async def value(number):
    await asyncio.sleep(0)
    return number


async def reader(name, gathering):
    print(name, await gathering)


async def main():
    gathering = asyncio.gather(value(1), value(2))
    await asyncio.gather(*(reader(name, gathering) for name in "abc"))


asyncio.run(main())
