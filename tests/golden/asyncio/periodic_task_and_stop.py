import asyncio


async def tick(interval, stop):
    count = 0
    while not stop.is_set():
        print("tick", count)
        count += 1
        try:
            await asyncio.wait_for(stop.wait(), interval)
        except TimeoutError:
            pass
    return count


async def main():
    stop = asyncio.Event()
    task = asyncio.create_task(tick(0.1, stop))
    await asyncio.sleep(0.35)
    stop.set()
    print(await task)


asyncio.run(main())
