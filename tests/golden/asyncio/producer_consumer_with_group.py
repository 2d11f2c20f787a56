import asyncio


async def produce(name, queue, count):
    for number in range(count):
        await queue.put(f"{name}{number}")
    print(name, "done")


async def consume(name, queue):
    while True:
        try:
            item = await queue.get()
        except asyncio.QueueShutDown:
            print(name, "stops")
            return
        print(name, item)
        await asyncio.sleep(0)


async def main():
    queue = asyncio.Queue(2)
    async with asyncio.TaskGroup() as consumers:
        for name in "xy":
            consumers.create_task(consume(name, queue))
        async with asyncio.TaskGroup() as producers:
            for name in "ab":
                producers.create_task(produce(name, queue, 3))
        queue.shutdown()


asyncio.run(main())
