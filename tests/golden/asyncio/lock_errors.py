import asyncio


async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    try:
        with lock:
            pass
    except TypeError as error:
        print(error)
    for call in (lambda: asyncio.Lock(1), lambda: lock.acquire(1), lambda: lock.locked(now=True), lambda: lock.release(2, 3)):
        try:
            call()
        except TypeError as error:
            print(error)


asyncio.run(main())
