import asyncio


def factory(loop, coro, **kwargs):
    print("factory", coro.__name__, sorted(kwargs))
    return asyncio.Task(coro, loop=loop, **kwargs)


async def work():
    return "done"


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(factory)
    task = asyncio.create_task(work())
    print(task.get_name())
    named = asyncio.create_task(work(), name="named")
    print(named.get_name(), await task, await named)
    print(await asyncio.gather(work(), work()))
    async with asyncio.TaskGroup() as group:
        group.create_task(work(), name="g")
    loop.set_task_factory(None)
    print(await asyncio.create_task(work()))
    try:
        loop.set_task_factory(3)
    except TypeError as error:
        print(error)


asyncio.run(main())
