import asyncio


async def work(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    for earliest in asyncio.as_completed([work(0.3), work(0.1), work(0.2)]):
        print(await earliest)
    waiting = asyncio.as_completed([work(0.1), work(0.2)], timeout=0.15)
    for earliest in waiting:
        try:
            print(await earliest)
        except TimeoutError as error:
            print(repr(error))
    for earliest in asyncio.as_completed([]):
        print("never")
    try:
        asyncio.as_completed(work)
    except TypeError as error:
        print(error)
    coroutine = work(0)
    try:
        asyncio.as_completed(coroutine)
    except TypeError as error:
        print(error)
    coroutine.close()


asyncio.run(main())
