import asyncio


async def child(delay):
    async with asyncio.timeout(delay):
        await asyncio.sleep(10)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child(0.1))
            group.create_task(child(0.2))
    except* TimeoutError as errors:
        print(repr(errors))


asyncio.run(main())
