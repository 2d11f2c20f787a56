"""The primitives of asyncio as async context managers."""
import asyncio


async def main():
    lock, semaphore, condition = asyncio.Lock(), asyncio.Semaphore(2), asyncio.Condition()
    async with lock as value:
        print(value, lock.locked())
    print(lock.locked())
    async with semaphore as value, semaphore:
        print(value, semaphore.locked())
    async with condition as value:
        print(value, condition.locked())
        condition.notify_all()
    try:
        async with lock:
            raise ValueError("inside")
    except ValueError as error:
        print(error, lock.locked())
    try:
        with lock:
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
