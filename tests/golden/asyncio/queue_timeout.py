"""A get that times out leaves the queue usable."""
import asyncio


async def main():
    queue = asyncio.Queue()
    try:
        await asyncio.wait_for(queue.get(), 0.01)
    except TimeoutError:
        print("nothing came")
    asyncio.get_running_loop().call_later(0.01, queue.put_nowait, "item")
    print(await asyncio.wait_for(queue.get(), 5), queue.qsize())


asyncio.run(main())
