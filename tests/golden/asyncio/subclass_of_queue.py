import asyncio


class UniqueQueue(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = {}

    def _put(self, item):
        self._queue[item] = None

    def _get(self):
        item = next(iter(self._queue))
        del self._queue[item]
        return item


class Named(asyncio.Queue):
    def __init__(self, name, maxsize=0):
        super().__init__(maxsize)
        self.name = name


async def main():
    queue = UniqueQueue()
    for item in "abcabc":
        await queue.put(item)
    print(queue.qsize(), queue.empty(), queue.full())
    print([await queue.get() for _ in range(3)], queue.empty())
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put_nowait("late")
    print(await waiting)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty:
        print("empty")
    named = Named("jobs", 1)
    named.put_nowait(1)
    print(named.name, named.maxsize, named.full(), isinstance(named, asyncio.Queue), await named.get())


asyncio.run(main())
