import asyncio


async def get(name, queue):
    try:
        print(name, "gets", await queue.get())
    except asyncio.CancelledError:
        print(name, "cancelled", queue.qsize())
        raise


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(get(name, queue)) for name in "abc"]
    await asyncio.sleep(0)
    queue.put_nowait(1)
    tasks[0].cancel()
    await asyncio.sleep(0)
    queue.put_nowait(2)
    await asyncio.gather(*tasks, return_exceptions=True)
    print(queue.empty())


asyncio.run(main())
