"""A queue that is shut down lets its items out and then refuses."""
import asyncio


async def getter(name, queue):
    try:
        while True:
            print(name, "got", await queue.get())
            await asyncio.sleep(0)
    except asyncio.QueueShutDown as error:
        print(name, repr(error))


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(n, queue)) for n in "ab"]
    for n in range(3):
        queue.put_nowait(n)
    queue.shutdown()
    try:
        queue.put_nowait(9)
    except asyncio.QueueShutDown as error:
        print("put", repr(error))
    await asyncio.gather(*tasks)
    full = asyncio.Queue()
    full.put_nowait(1)
    full.shutdown(immediate=True)
    print(full.qsize())


asyncio.run(main())
