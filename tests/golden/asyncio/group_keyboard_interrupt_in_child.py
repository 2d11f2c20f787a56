import asyncio


async def interrupt():
    await asyncio.sleep(0)
    raise KeyboardInterrupt


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(interrupt())
            await asyncio.sleep(10)
    except BaseException as error:
        print("main", type(error).__name__)
        raise


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("outside")
