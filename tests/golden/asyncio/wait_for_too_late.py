import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("slow cancelled")
        await asyncio.sleep(0.1)
        print("slow cleaned up")
        raise


async def main():
    try:
        await asyncio.wait_for(slow(), 0.1)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__))
    task = asyncio.create_task(slow())
    try:
        await asyncio.wait_for(task, 0.1)
    except TimeoutError:
        print(task.cancelled())


asyncio.run(main())
