import asyncio


async def fail():
    raise ValueError("child")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            await asyncio.sleep(1)
    except ExceptionGroup as error:
        print(error.__cause__, error.__suppress_context__, type(error.__context__).__name__)
        print(error.message, error.exceptions)


asyncio.run(main())
