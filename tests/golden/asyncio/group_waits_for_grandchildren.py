import asyncio


async def grow(group, depth):
    print("depth", depth)
    await asyncio.sleep(0)
    if depth < 3:
        group.create_task(grow(group, depth + 1), name=f"depth {depth + 1}")
    return depth


async def main():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(grow(group, 0))
        print("body ends")
    print("group ends", task.result())


asyncio.run(main())
