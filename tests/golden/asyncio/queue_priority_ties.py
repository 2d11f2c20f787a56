import asyncio


class Job:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        return self.priority < other.priority


async def main():
    queue = asyncio.PriorityQueue()
    for priority, name in ((2, "a"), (1, "b"), (2, "c"), (1, "d"), (3, "e"), (1, "f")):
        await queue.put(Job(priority, name))
    print([(await queue.get()).name for _ in range(6)])
    for item in ((1, "x"), (1, "a"), (0, "z")):
        queue.put_nowait(item)
    print([queue.get_nowait() for _ in range(3)])
    queue.put_nowait((1, {}))
    try:
        queue.put_nowait((1, {}))
    except TypeError as error:
        print(error, queue.qsize())


asyncio.run(main())
