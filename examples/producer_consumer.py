"""A bounded queue between a fast producer and two slow consumers.

`put` waits while the queue is full, so the producer never runs further ahead than the queue is long: that is back
pressure, for free. `join` waits until every item that was put has been marked as done.
"""
import asyncio


async def produce(queue: asyncio.Queue[int], count: int) -> None:
    for number in range(count):
        await queue.put(number)
        print(f"put {number}, {queue.qsize()} waiting")


async def consume(name: str, queue: asyncio.Queue[int], results: list[int]) -> None:
    while True:
        number = await queue.get()
        await asyncio.sleep(0.1)
        results.append(number * number)
        print(f"{name} squared {number}")
        queue.task_done()


async def main() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue(maxsize=3)
    results: list[int] = []
    consumers = [asyncio.create_task(consume(f"consumer {i}", queue, results)) for i in (1, 2)]
    await produce(queue, 8)
    await queue.join()
    # The consumers would wait for more for ever.
    for consumer in consumers:
        consumer.cancel()
    await asyncio.gather(*consumers, return_exceptions=True)
    print(sorted(results))


asyncio.run(main())
