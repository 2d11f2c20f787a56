import asyncio


async def work(name):
    try:
        await asyncio.sleep(10)
    finally:
        print(name, "ends")


async def main():
    try:
        async with asyncio.timeout(0.1):
            async with asyncio.TaskGroup() as group:
                group.create_task(work("a"))
    except TimeoutError:
        print("timeout", asyncio.current_task().cancelling())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("c"))
            async with asyncio.timeout(0.1):
                await asyncio.sleep(1)
    except* TimeoutError as errors:
        print(repr(errors))


asyncio.run(main())
