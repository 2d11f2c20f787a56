import asyncio


async def main():
    group = asyncio.TaskGroup()
    print(group)
    try:
        group.create_task(asyncio.sleep(0))
    except RuntimeError as error:
        print(error)
    async with group:
        print(group)
        group.create_task(asyncio.sleep(0))
        print(group)
    print(group)
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(error)
    try:
        asyncio.TaskGroup(1)
    except TypeError as error:
        print(error)


asyncio.run(main())
