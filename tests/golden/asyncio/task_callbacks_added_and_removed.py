import asyncio


async def work():
    return "result"


async def main():
    def one(task):
        print("one", task.result())

    def two(task):
        print("two", task.done())

    task = asyncio.create_task(work())
    for callback in (one, two, one, two, one):
        task.add_done_callback(callback)
    print(task.remove_done_callback(one), task.remove_done_callback(one), task.remove_done_callback(print))
    await task
    print("awaited")
    task.add_done_callback(one)
    await asyncio.sleep(0)
    print(task.remove_done_callback(two))


asyncio.run(main())
