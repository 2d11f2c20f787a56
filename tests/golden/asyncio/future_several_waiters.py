"""All waiters of a future wake in the order they came."""
import asyncio


async def waiter(name, future):
    print(name, "waits")
    value = await future
    print(name, value)


async def main():
    future = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(waiter(n, future)) for n in "abc"]
    await asyncio.sleep(0)
    future.set_result("go")
    late = asyncio.create_task(waiter("late", future))
    print("set")
    await asyncio.gather(*tasks, late)


asyncio.run(main())
