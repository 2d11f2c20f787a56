import asyncio


async def inner():
    await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(inner())
    shielded = asyncio.shield(task)
    await asyncio.sleep(0)
    task.cancel("inside")
    try:
        await shielded
    except asyncio.CancelledError as error:
        print(error.args, shielded.cancelled(), task.cancelled())


asyncio.run(main())
