"""wait and notify need the lock; a lock may be shared."""
import asyncio


async def main():
    condition = asyncio.Condition()
    for attempt in (condition.wait, condition.notify_all, condition.notify):
        try:
            result = attempt()
            await result
        except RuntimeError as error:
            print(error)
    lock = asyncio.Lock()
    shared = asyncio.Condition(lock)
    async with lock:
        print(shared.locked())
        shared.notify()
    try:
        shared.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
