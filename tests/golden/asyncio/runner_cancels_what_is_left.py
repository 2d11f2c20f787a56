import asyncio


async def background(name):
    try:
        await asyncio.sleep(10)
    finally:
        print(name, "ends")


async def start(name):
    asyncio.create_task(background(name), name=name)
    await asyncio.sleep(0)


async def check():
    print(sorted(task.get_name() for task in asyncio.all_tasks() if task is not asyncio.current_task()))


with asyncio.Runner() as runner:
    runner.run(start("first"))
    runner.run(check())
    print("leaving")
print("left")
