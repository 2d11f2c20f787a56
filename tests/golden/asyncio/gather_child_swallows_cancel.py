import asyncio


async def stubborn(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "swallows")
    return name


async def main():
    gathering = asyncio.gather(stubborn("a"), stubborn("b"))
    await asyncio.sleep(0)
    gathering.cancel()
    try:
        print(await gathering)
    except asyncio.CancelledError:
        print("cancelled all the same")


asyncio.run(main())
