import asyncio


async def nothing():
    pass


async def main():
    task = asyncio.create_task(nothing(), name="first")
    print(task.get_name(), task.set_name("second"), task.get_name())
    task.set_name(3)
    print(repr(task.get_name()))
    task.set_name(None)
    print(repr(task.get_name()))
    await task
    numbered = [asyncio.create_task(nothing()) for _ in range(3)]
    print([task.get_name() for task in numbered])
    print(asyncio.create_task(nothing(), name="").get_name() == "")
    await asyncio.sleep(0)


asyncio.run(main())
