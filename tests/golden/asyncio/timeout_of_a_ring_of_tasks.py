import asyncio


async def waits(tasks, other):
    await asyncio.sleep(0)
    async with asyncio.timeout(0.1):
        await tasks[other]


async def main():
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: print(context["message"][:47], repr(context.get("exception"))[:20]))
    tasks = {}
    tasks["a"] = asyncio.create_task(waits(tasks, "b"))
    tasks["b"] = asyncio.create_task(waits(tasks, "a"))
    await asyncio.sleep(0.2)
    print([task.done() for task in tasks.values()])
    for task in tasks.values():
        task._log_destroy_pending = False


try:
    asyncio.run(main())
except RecursionError as error:
    print("run", error)
