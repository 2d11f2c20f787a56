"""wait_for around shield times out without stopping the work."""
import asyncio


async def work():
    await asyncio.sleep(0.05)
    print("finished anyway")
    return 42


async def main():
    task = asyncio.create_task(work())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.01)
    except TimeoutError:
        print("timeout", task.done())
    print(await task)
    failing = asyncio.create_task(fails())
    try:
        await asyncio.shield(failing)
    except ValueError as error:
        print(error)


async def fails():
    raise ValueError("through the shield")


asyncio.run(main())
