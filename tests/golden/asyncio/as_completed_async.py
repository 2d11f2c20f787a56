import asyncio


async def work(delay):
    await asyncio.sleep(delay)
    if delay == 0.2:
        raise ValueError(delay)
    return delay


async def main():
    tasks = {asyncio.create_task(work(delay)): delay for delay in (0.3, 0.1, 0.2)}
    async for task in asyncio.as_completed(tasks):
        print(tasks[task], task.done(), task.exception() or task.result())
    count = 0
    async for future in asyncio.as_completed([work(0.1), work(0.1)]):
        print(await future, future in tasks)
    try:
        async for future in asyncio.as_completed([work(0.1), work(1)], timeout=0.5):
            print(await future)
    except TimeoutError as error:
        print(repr(error))


asyncio.run(main())
