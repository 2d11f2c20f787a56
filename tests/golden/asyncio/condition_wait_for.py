"""wait_for waits until a predicate holds."""
import asyncio


stock = 0


async def buyer(name, amount, condition):
    global stock
    async with condition:
        result = await condition.wait_for(lambda: stock >= amount)
        stock -= amount
        print(name, "bought", amount, "left", stock, result)


async def main():
    global stock
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(buyer(n, a, condition)) for n, a in (("a", 3), ("b", 1), ("c", 2))]
    await asyncio.sleep(0)
    for delivery in (2, 1, 3):
        async with condition:
            stock += delivery
            print("delivered", delivery)
            condition.notify_all()
        await asyncio.sleep(0.01)
    await asyncio.gather(*tasks)


asyncio.run(main())
