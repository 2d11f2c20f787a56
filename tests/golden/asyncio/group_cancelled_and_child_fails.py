import asyncio


async def child():
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError("while cleaning")


async def work():
    async with asyncio.TaskGroup() as group:
        group.create_task(child())
        await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except BaseException as error:
        print(repr(error), task.cancelling(), task.cancelled())


asyncio.run(main())
