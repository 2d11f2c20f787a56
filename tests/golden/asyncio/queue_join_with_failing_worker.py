import asyncio


async def worker(queue):
    while True:
        item = await queue.get()
        try:
            if item == 2:
                raise ValueError(item)
            print("worked on", item)
        except ValueError as error:
            print("failed on", error)
        finally:
            queue.task_done()


async def main():
    queue = asyncio.Queue()
    workers = [asyncio.create_task(worker(queue)) for _ in range(2)]
    for number in range(5):
        await queue.put(number)
    await queue.join()
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))


asyncio.run(main())
