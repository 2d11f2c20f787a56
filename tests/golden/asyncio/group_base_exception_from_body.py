import asyncio


async def fail():
    raise ValueError


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            raise SystemExit(1)
    except BaseException as error:
        print(repr(error))
    try:
        async with asyncio.TaskGroup() as group:
            raise GeneratorExit
    except BaseException as error:
        print(repr(error))


asyncio.run(main())
