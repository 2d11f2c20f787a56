import asyncio

made = []


def construct(coro, *, eager_start=None, **settings):
    made.append((eager_start, sorted(settings), settings["name"]))
    return asyncio.Task(coro, **settings, eager_start=eager_start)


async def work():
    print("works")


async def main():
    loop = asyncio.get_running_loop()
    factory = asyncio.create_eager_task_factory(construct)
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    task = asyncio.create_task(work(), name="x")
    print(made, task.done(), task.get_name())


asyncio.run(main())
