import asyncio


async def work():
    try:
        async with asyncio.timeout(0.1):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timeout")
        raise


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work())
    loop.call_later(0.1, task.cancel, "at the same time")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", task.cancelling())
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel("first")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args)


asyncio.run(main())
