"""A cancelled waiter takes the lock again before it leaves."""
import asyncio


async def waiter(name, condition):
    try:
        async with condition:
            await condition.wait()
            print(name, "notified")
    except asyncio.CancelledError:
        print(name, "cancelled", condition.locked())


async def main():
    condition = asyncio.Condition()
    a, b = (asyncio.create_task(waiter(n, condition)) for n in "ab")
    await asyncio.sleep(0)
    async with condition:
        a.cancel()
        print("cancel asked")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        print("still holding")
        condition.notify()
    await asyncio.gather(a, b)
    print(condition.locked())


asyncio.run(main())
