import asyncio


async def numbers():
    yield 1


async def main():
    ended = numbers()
    async for _ in ended:
        pass
    print(await ended.athrow(ValueError))
    closed = numbers()
    await closed.aclose()
    print(await closed.athrow(KeyError("k")))
    fresh = numbers()
    try:
        await fresh.athrow(KeyError("k"))
    except KeyError as error:
        print(repr(error))


asyncio.run(main())
