"""A task that cancels itself gets the error at its next await that pauses."""
import asyncio


async def quick():
    return "no pause"


async def work():
    asyncio.current_task().cancel("me")
    print(await quick())
    print("still running")
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as error:
        print("now", error.args)
        return "returned"


async def finishes():
    asyncio.current_task().cancel()
    return "ends without a pause"


async def main():
    print(await asyncio.create_task(work()))
    task = asyncio.create_task(finishes())
    try:
        print(await task)
    except asyncio.CancelledError:
        print("cancelled although it returned", task.cancelled())


asyncio.run(main())
