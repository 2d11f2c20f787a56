import asyncio


async def put(name, queue):
    try:
        await queue.put(name)
        print("put", name)
    except asyncio.CancelledError:
        print("cancelled", name)
        raise


async def main():
    queue = asyncio.Queue(1)
    queue.put_nowait("first")
    tasks = [asyncio.create_task(put(name, queue)) for name in "abc"]
    await asyncio.sleep(0)
    tasks[0].cancel()
    print(queue.get_nowait())
    tasks[1].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(await queue.get(), queue.qsize())
    await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())
