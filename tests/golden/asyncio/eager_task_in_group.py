import asyncio


async def work(name, fails=False):
    print(name, "starts")
    if fails:
        raise ValueError(name)
    await asyncio.sleep(0)
    print(name, "ends")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("a"))
            group.create_task(work("b", fails=True))
            print("never printed?")
            group.create_task(work("c"))
    except* ValueError as errors:
        print(errors.exceptions)
    except* RuntimeError as errors:
        print(errors.exceptions)


asyncio.run(main())
