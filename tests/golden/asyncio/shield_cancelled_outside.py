import asyncio


async def inner():
    try:
        await asyncio.sleep(0.1)
        print("inner ends")
        return "inner"
    except asyncio.CancelledError:
        print("inner cancelled")
        raise


async def outer(task):
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError as error:
        print("outer cancelled", error.args, task.done())
        return await task


async def main():
    task = asyncio.create_task(inner())
    waiting = asyncio.create_task(outer(task))
    await asyncio.sleep(0)
    waiting.cancel("outside")
    print(await waiting)


asyncio.run(main())
