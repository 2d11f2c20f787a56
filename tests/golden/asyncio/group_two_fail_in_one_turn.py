import asyncio


async def fail(error):
    await asyncio.sleep(0)
    raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError("first")))
            group.create_task(fail(KeyError("second")))
            group.create_task(fail(IndexError("third")))
    except* Exception as errors:
        print(repr(errors))


asyncio.run(main())
