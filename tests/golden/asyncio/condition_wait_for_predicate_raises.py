import asyncio


async def main():
    condition = asyncio.Condition()
    calls = []

    def predicate():
        calls.append(len(calls))
        if len(calls) == 3:
            raise ValueError("predicate")
        return False

    async def waiter():
        async with condition:
            await condition.wait_for(predicate)

    task = asyncio.create_task(waiter())
    for _ in range(3):
        await asyncio.sleep(0.01)
        async with condition:
            condition.notify_all()
    try:
        await task
    except ValueError as error:
        print(error, calls, condition.locked())
    async with condition:
        print(await condition.wait_for(lambda: "truthy"))


asyncio.run(main())
