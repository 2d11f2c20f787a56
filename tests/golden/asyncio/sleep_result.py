"""sleep gives None or its second argument."""
import asyncio


async def main():
    print(await asyncio.sleep(0), await asyncio.sleep(0.001, "value"), await asyncio.sleep(-1, result=[1]))
    for bad in ("1", None):
        try:
            await asyncio.sleep(bad)
        except TypeError as error:
            print(error)
    try:
        await asyncio.sleep(float("nan"))
    except ValueError as error:
        print(error)


asyncio.run(main())
