import asyncio


async def main():
    queue = asyncio.Queue(maxsize=2)
    queue.put_nowait(1)
    queue.put_nowait(2)
    print(queue.full(), queue.qsize(), queue.maxsize)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as error:
        print(repr(error))
    print(queue.get_nowait(), queue.get_nowait())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    for _ in range(3):
        try:
            queue.task_done()
        except ValueError as error:
            print(error)
    for call in (lambda: asyncio.Queue(1, 2), lambda: queue.put(), lambda: queue.get(True), lambda: asyncio.Queue(loop=None)):
        try:
            call()
        except TypeError as error:
            print(error)


asyncio.run(main())
