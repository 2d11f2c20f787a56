"""A cancelled getter loses no item."""
import asyncio


async def getter(name, queue):
    try:
        print(name, "got", await queue.get())
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    queue = asyncio.Queue()
    a, b, c = (asyncio.create_task(getter(n, queue)) for n in "abc")
    await asyncio.sleep(0)
    a.cancel()
    queue.put_nowait(1)
    b.cancel()
    queue.put_nowait(2)
    await asyncio.gather(a, b)
    await asyncio.sleep(0)
    print("left", queue.qsize(), c.done())
    c.cancel()


asyncio.run(main())
