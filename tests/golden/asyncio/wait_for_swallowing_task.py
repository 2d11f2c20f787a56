import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "anyway"


async def failing():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("instead")


async def main():
    for work in (stubborn, failing):
        try:
            print(await asyncio.wait_for(work(), 0.1))
        except Exception as error:
            print(repr(error))


asyncio.run(main())
