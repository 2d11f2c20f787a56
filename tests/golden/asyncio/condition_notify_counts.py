import asyncio


async def waiter(name, condition):
    async with condition:
        await condition.wait()
        print(name, "notified")


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(name, condition)) for name in "abcdef"]
    await asyncio.sleep(0)
    for count in (1, 2, 0):
        async with condition:
            condition.notify(count)
            print("notify", count)
        await asyncio.sleep(0.01)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)


asyncio.run(main())
