import asyncio


async def leaf(name):
    print(name, asyncio.current_task().get_name())
    await asyncio.sleep(0)
    print(name, asyncio.current_task().get_name())


async def node(depth):
    print("node", depth, asyncio.current_task().get_name())
    if depth:
        task = asyncio.create_task(node(depth - 1), name=f"n{depth - 1}")
        print("back in", depth, asyncio.current_task().get_name(), task.done())
        await task
    else:
        await asyncio.create_task(leaf("leaf"), name="l")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await asyncio.create_task(node(2), name="n2")
    print(sorted(t.get_name() for t in asyncio.all_tasks()))


asyncio.run(main())
