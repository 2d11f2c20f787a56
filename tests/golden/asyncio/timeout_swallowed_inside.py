import asyncio


async def main():
    async with asyncio.timeout(0.1) as timeout:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("swallowed")
    print(timeout.expired(), asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(0.1):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise ValueError("instead")
    except ValueError as error:
        print(repr(error), repr(error.__context__), repr(error.__context__.__cause__))


asyncio.run(main())
