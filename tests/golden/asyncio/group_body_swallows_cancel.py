import asyncio


async def fail():
    raise ValueError("child")


async def main():
    task = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("swallowed", task.cancelling())
            await asyncio.sleep(0)
            print("goes on", task.cancelling())
    except* ValueError as errors:
        print(repr(errors), task.cancelling())


asyncio.run(main())
