import asyncio


async def numbers():
    try:
        while True:
            yield 1
            await asyncio.sleep(0)
    finally:
        print("cleaning")
        await asyncio.sleep(0)
        print("cleaned")


async def main():
    agen = numbers()
    print(await anext(agen))
    del agen
    print("dropped")
    await asyncio.sleep(0)
    print("turn")
    await asyncio.sleep(0)
    print("turn")
    await asyncio.sleep(0)


asyncio.run(main())
