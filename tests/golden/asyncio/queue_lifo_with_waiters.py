import asyncio


async def producer(queue):
    for number in range(5):
        await queue.put(number)
        print("put", number)


async def consumer(queue):
    for _ in range(5):
        print("got", await queue.get())
        queue.task_done()
        await asyncio.sleep(0)


async def main():
    queue = asyncio.LifoQueue(2)
    await asyncio.gather(producer(queue), consumer(queue))
    await queue.join()


asyncio.run(main())
