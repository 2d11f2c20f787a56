import asyncio


async def quitter():
    raise asyncio.CancelledError


async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(quitter())
        second = group.create_task(asyncio.sleep(0.1, "fine"))
        third = group.create_task(asyncio.sleep(10))
        await asyncio.sleep(0)
        third.cancel()
    print(first.cancelled(), second.result(), third.cancelled())


asyncio.run(main())
