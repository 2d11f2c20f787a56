import asyncio


async def consumer(name, condition, items):
    async with condition:
        await condition.wait_for(lambda: items)
        print(name, "takes", items.pop(0))


async def producer(condition, items):
    for number in range(4):
        async with condition:
            items.append(number)
            condition.notify()
            print("made", number)
        await asyncio.sleep(0)


async def main():
    condition, items = asyncio.Condition(), []
    consumers = [consumer(name, condition, items) for name in "abcd"]
    await asyncio.gather(*consumers, producer(condition, items))


asyncio.run(main())
