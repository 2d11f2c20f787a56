"""put, get, sizes and the nowait forms."""
import asyncio


async def main():
    queue = asyncio.Queue(maxsize=2)
    print(queue.maxsize, queue.qsize(), queue.empty(), queue.full())
    await queue.put("a")
    queue.put_nowait("b")
    print(queue.qsize(), queue.empty(), queue.full())
    for attempt in (lambda: queue.put_nowait("c"), queue.get_nowait, queue.get_nowait, queue.get_nowait):
        try:
            print("->", attempt())
        except (asyncio.QueueFull, asyncio.QueueEmpty) as error:
            print(repr(error))
    endless = asyncio.Queue()
    for n in range(5):
        endless.put_nowait(n)
    print(endless.full(), [await endless.get() for _ in range(5)])


asyncio.run(main())
