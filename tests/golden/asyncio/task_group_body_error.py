"""An error in the body cancels the tasks and joins the group."""
import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    finally:
        print("work cleaned")


async def quick():
    raise KeyError("from task")


async def main():
    for with_failing_task in (False, True):
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(work())
                if with_failing_task:
                    group.create_task(quick())
                await asyncio.sleep(0)
                raise ValueError("from body")
        except ExceptionGroup as error:
            print(repr(error))


asyncio.run(main())
