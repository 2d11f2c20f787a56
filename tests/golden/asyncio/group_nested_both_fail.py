import asyncio


async def fail(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print(name, "raises")
    raise ValueError(name)


async def inner():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail("inner a", 1))
        group.create_task(fail("inner b", 3))
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("inner body cancelled")
            raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(inner())
            group.create_task(fail("outer", 1))
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("outer body cancelled")
                raise
    except BaseException as errors:
        print(repr(errors))
    print(asyncio.current_task().cancelling())


asyncio.run(main())
