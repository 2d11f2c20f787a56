"""In debug mode the reprs of futures, tasks and handles end with where they were made."""
import asyncio


async def work():
    return 1


def call(*args):
    pass


async def main():
    loop = asyncio.get_running_loop()
    print(asyncio.Future())
    print(loop.create_future())
    print(loop.create_task(work(), name="by the loop"))
    task = asyncio.create_task(work(), name="by asyncio")
    print(task)
    await task
    print(task)
    async with asyncio.TaskGroup() as group:
        print(group.create_task(work(), name="in a group"))
    print(loop.call_soon(call, 1, "two"))
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)
