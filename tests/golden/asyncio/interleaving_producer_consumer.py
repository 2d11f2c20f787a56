"""A queue of one item makes producer and consumer alternate."""
import asyncio


async def producer(queue):
    for i in range(4):
        print("put", i)
        await queue.put(i)
    await queue.put(None)
    print("producer ends")


async def consumer(queue):
    while (item := await queue.get()) is not None:
        print("got", item)
    print("consumer ends")


async def main():
    queue = asyncio.Queue(1)
    await asyncio.gather(producer(queue), consumer(queue))
    print(queue.empty())


asyncio.run(main())
