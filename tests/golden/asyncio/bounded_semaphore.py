import asyncio


async def main():
    semaphore = asyncio.BoundedSemaphore(2)
    await semaphore.acquire()
    semaphore.release()
    try:
        semaphore.release()
    except ValueError as error:
        print(error)
    for cls in (asyncio.Semaphore, asyncio.BoundedSemaphore):
        try:
            cls(-1)
        except ValueError as error:
            print(error)
    print(issubclass(asyncio.BoundedSemaphore, asyncio.Semaphore), asyncio.BoundedSemaphore().locked())
    try:
        asyncio.Semaphore(1, 2)
    except TypeError as error:
        print(error)


asyncio.run(main())
