"""The reprs of locks, events, semaphores, conditions and queues."""
import asyncio


def show(thing):
    text = repr(thing)
    print(text[:text.index(" at 0x")], text[text.index("["):] if "[" in text else text[text.rindex(" "):])


async def main():
    lock, event, semaphore, condition = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), asyncio.Condition()
    for thing in (lock, event, semaphore, condition, asyncio.BoundedSemaphore(1)):
        show(thing)
    await lock.acquire()
    event.set()
    await semaphore.acquire()
    show(lock)
    show(event)
    show(semaphore)
    await semaphore.acquire()
    waiters = [asyncio.create_task(thing.acquire()) for thing in (lock, semaphore, semaphore)]
    await asyncio.sleep(0)
    show(lock)
    show(semaphore)
    for w in waiters:
        w.cancel()
    queue = asyncio.Queue(3)
    queue.put_nowait("item")
    print(repr(queue)[:6], str(queue)[-35:])


asyncio.run(main())
