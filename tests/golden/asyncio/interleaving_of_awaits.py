"""Steps of tasks that await tasks that await futures."""
import asyncio


async def ticker():
    for i in range(10):
        print("tick", i)
        await asyncio.sleep(0)


async def leaf(future):
    print("leaf waits")
    value = await future
    print("leaf got", value)
    return value + 1


async def middle(future):
    value = await asyncio.create_task(leaf(future))
    print("middle got", value)
    return value + 1


async def main():
    future = asyncio.get_running_loop().create_future()
    tick = asyncio.create_task(ticker())
    task = asyncio.create_task(middle(future))
    for _ in range(3):
        await asyncio.sleep(0)
    print("main sets")
    future.set_result(1)
    print("main got", await task)
    await tick


asyncio.run(main())
