import asyncio


async def work():
    return asyncio.current_task().note


async def main():
    task = asyncio.create_task(work())
    task.note = "on the task"
    print(await task, hasattr(task, "other"), getattr(task, "other", None))
    del task.note
    try:
        task.note
    except AttributeError as error:
        print(error)
    lock, event, queue = asyncio.Lock(), asyncio.Event(), asyncio.Queue()
    for thing in (lock, event, queue, asyncio.get_running_loop().create_future()):
        thing.tag = type(thing).__name__
        print(thing.tag)


asyncio.run(main())
