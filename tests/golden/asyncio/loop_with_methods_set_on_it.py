# A method that is set on the loop itself is called from then on.
import asyncio


async def child():
    await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    call_soon, create_task = loop.call_soon, loop.create_task
    count = 0

    def counting(callback, *args, context=None):
        nonlocal count
        count += 1
        return call_soon(callback, *args, context=context)

    def making(coro, **kwargs):
        print("making", coro.__name__)
        return create_task(coro, **kwargs)

    loop.call_soon = counting
    loop.create_task = making
    await asyncio.create_task(child())
    print(count)
    await asyncio.gather(child(), child())
    print(count)
    async with asyncio.TaskGroup() as group:
        group.create_task(child())
    print(count)
    del loop.call_soon, loop.create_task
    await asyncio.create_task(child())
    print(count)


asyncio.run(main())
