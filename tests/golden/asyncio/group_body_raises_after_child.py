import asyncio


async def fail():
    raise ValueError("child")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            try:
                await asyncio.sleep(10)
            finally:
                raise KeyError("body")
    except* (ValueError, KeyError) as errors:
        print(repr(errors))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(10))
            raise KeyError("body only")
    except* KeyError as errors:
        print(repr(errors))


asyncio.run(main())
