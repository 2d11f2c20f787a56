import asyncio


async def main():
    print(await asyncio.sleep(0), await asyncio.sleep(0, "zero"), await asyncio.sleep(-1, "negative"))
    print(await asyncio.sleep(0.01, result=[1]), await asyncio.sleep(delay=0.01, result="named"))
    for wrong in ("1", None, [], float("nan")):
        try:
            await asyncio.sleep(wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    print(await asyncio.sleep(True, "bool"))


asyncio.run(main())
