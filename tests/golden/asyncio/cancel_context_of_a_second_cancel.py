import asyncio


async def inner():
    await asyncio.sleep(10)


async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await inner()


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel("one")
    await asyncio.sleep(0)
    task.cancel("two")
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args, repr(error.__context__))
    try:
        1 / 0
    except ZeroDivisionError:
        task = asyncio.create_task(inner())
        await asyncio.sleep(0)
        task.cancel("plain")
        try:
            await task
        except asyncio.CancelledError as error:
            print(error.args, repr(error.__context__))


asyncio.run(main())
