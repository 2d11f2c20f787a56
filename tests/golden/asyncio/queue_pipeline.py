import asyncio


async def stage(name, source, target):
    while (item := await source.get()) is not None:
        await asyncio.sleep(0)
        await target.put(f"{item}{name}")
    await target.put(None)


async def main():
    queues = [asyncio.Queue(1) for _ in range(4)]
    stages = [asyncio.create_task(stage(name, queues[n], queues[n + 1])) for n, name in enumerate("abc")]

    async def feed():
        for number in range(4):
            await queues[0].put(number)
        await queues[0].put(None)

    feeding = asyncio.create_task(feed())
    while (item := await queues[-1].get()) is not None:
        print(item)
    await asyncio.gather(feeding, *stages)


asyncio.run(main())
