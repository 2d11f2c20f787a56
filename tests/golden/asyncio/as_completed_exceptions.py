import asyncio


async def fail(delay):
    await asyncio.sleep(delay)
    raise ValueError(delay)


async def main():
    for waiting in asyncio.as_completed([fail(0.2), fail(0.1), asyncio.sleep(0.15, "fine")]):
        try:
            print(await waiting)
        except ValueError as error:
            print(repr(error))


asyncio.run(main())
