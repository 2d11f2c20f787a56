import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("slow", error.args)
        raise


async def main():
    task = asyncio.create_task(asyncio.wait_for(slow(), 5))
    await asyncio.sleep(0.1)
    task.cancel("outside")
    try:
        await task
    except asyncio.CancelledError as error:
        print("main", error.args)
    inner = asyncio.create_task(slow())
    waiting = asyncio.create_task(asyncio.wait_for(inner, 5))
    await asyncio.sleep(0.1)
    inner.cancel("inside")
    try:
        await waiting
    except asyncio.CancelledError as error:
        print("main", error.args)


asyncio.run(main())
