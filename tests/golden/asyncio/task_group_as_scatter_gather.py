import asyncio


async def square(number):
    await asyncio.sleep((5 - number) / 100)
    return number * number


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = {number: group.create_task(square(number), name=f"square {number}") for number in range(5)}
    print({number: task.result() for number, task in tasks.items()})
    print([task.get_name() for task in tasks.values()], all(task.done() for task in tasks.values()))


asyncio.run(main())
