import asyncio


async def late(group):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        try:
            group.create_task(asyncio.sleep(0))
        except RuntimeError as error:
            print(error)
        raise


async def fail():
    raise ValueError


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(late(group))
            await asyncio.sleep(0)
            group.create_task(fail())
    except* ValueError:
        print("caught")
    try:
        group.create_task(asyncio.sleep(0))
    except RuntimeError as error:
        print(error)


asyncio.run(main())
