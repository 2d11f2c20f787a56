"""notify wakes as many as asked, with the lock taken again one by one."""
import asyncio


async def waiter(name, condition):
    async with condition:
        print(name, "waits")
        print(name, await condition.wait(), condition.locked())
        await asyncio.sleep(0)
        print(name, "leaves")


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(n, condition)) for n in "abcd"]
    await asyncio.sleep(0)
    for count in (1, 2):
        async with condition:
            condition.notify(count)
            print("notified", count)
        await asyncio.sleep(0.01)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)


asyncio.run(main())
