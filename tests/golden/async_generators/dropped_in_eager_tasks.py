# A generator that ends with a task's step is closed by a task made in the next turn, before whoever waits goes on.
import asyncio


async def numbers(n):
    try:
        while True:
            yield n
            n += 1
            await asyncio.sleep(0)
    finally:
        print("closing", n)
        await asyncio.sleep(0)
        print("closed", n)


async def use(items, last):
    async for item in items:
        print("got", item)
        if item >= last:
            break
    await asyncio.sleep(0)
    print("used")


async def main(factory):
    asyncio.get_running_loop().set_task_factory(factory)
    await asyncio.create_task(use(numbers(1), 1))
    print("awaited")
    await asyncio.sleep(0)
    print("slept")
    await asyncio.create_task(use(numbers(5), 6))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("end")


for factory in (None, asyncio.eager_task_factory):
    asyncio.run(main(factory))
