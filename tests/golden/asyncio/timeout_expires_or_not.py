import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.1) as timeout:
            print(timeout.expired(), timeout.when() > loop.time())
            await asyncio.sleep(10)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), timeout.expired(), asyncio.current_task().cancelling())
    async with asyncio.timeout(10) as timeout:
        await asyncio.sleep(0)
    print(timeout.expired(), timeout)
    async with asyncio.timeout(None) as timeout:
        print(timeout.when(), timeout)
        await asyncio.sleep(0)
    print(timeout)


asyncio.run(main())
