import asyncio


async def waits(tasks, other):
    await asyncio.sleep(0)
    await tasks[other]


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    tasks = {}
    tasks["a"] = asyncio.create_task(waits(tasks, "b"))
    tasks["b"] = asyncio.create_task(waits(tasks, "c"))
    tasks["c"] = asyncio.create_task(waits(tasks, "a"))
    await asyncio.sleep(0.1)
    try:
        tasks["a"].cancel()
    except RecursionError as error:
        print(error)
    print([task.done() for task in tasks.values()])


try:
    asyncio.run(main())
except RecursionError as error:
    print("run", error)
