"""join waits until every item is reported done."""
import asyncio


async def worker(name, queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(item / 100)
        print(name, "did", item)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    for item in (3, 1, 5):
        queue.put_nowait(item)
    workers = [asyncio.create_task(worker(n, queue)) for n in "ab"]
    await queue.join()
    print("joined")
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    await asyncio.Queue().join()
    print("empty queues join at once")


asyncio.run(main())
