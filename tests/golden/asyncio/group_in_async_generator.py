import asyncio


async def numbers():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(asyncio.sleep(0, "slept"))
        yield 1
        yield await task


async def main():
    async for number in numbers():
        print(number)


asyncio.run(main())
