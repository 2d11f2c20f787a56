"""Which task is running, in coroutines, callbacks and groups."""
import asyncio


async def show(label):
    print(label, asyncio.current_task().get_name())


async def main():
    asyncio.current_task().set_name("the main task")
    await show("direct")
    await asyncio.create_task(show("task"), name="t")
    async with asyncio.TaskGroup() as group:
        group.create_task(show("group"), name="g")
    asyncio.get_running_loop().call_soon(lambda: print("callback", asyncio.current_task()))
    await asyncio.sleep(0)
    await asyncio.gather(show("gathered"))
    print([n async for n in names()])


async def names():
    yield asyncio.current_task().get_name()


asyncio.run(main())
