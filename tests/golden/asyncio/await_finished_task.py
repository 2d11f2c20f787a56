"""A finished task can be awaited again, at once."""
import asyncio


async def work():
    print("working")
    return [1]


async def ticker():
    for i in range(3):
        print("tick", i)
        await asyncio.sleep(0)


async def main():
    asyncio.create_task(ticker())
    task = asyncio.create_task(work())
    first = await task
    second = await task
    print(first is second, task.result() is first, task.done())
    await asyncio.sleep(0)


asyncio.run(main())
