"""An exception in a task reaches every awaiter, the same object."""
import asyncio


async def fails():
    await asyncio.sleep(0)
    raise ValueError("shared")


async def awaits(name, task, seen):
    try:
        await task
    except ValueError as error:
        print(name, error)
        seen.append(error)


async def main():
    task = asyncio.create_task(fails())
    seen = []
    await asyncio.gather(awaits("a", task, seen), awaits("b", task, seen))
    try:
        task.result()
    except ValueError as error:
        seen.append(error)
    print(len(seen), seen[0] is seen[1] is seen[2] is task.exception())


asyncio.run(main())
