"""A failure after the body has ended leaves as a group."""
import asyncio


async def work(n):
    await asyncio.sleep(n / 50)
    raise KeyError(n)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for n in (2, 1, 3):
                group.create_task(work(n))
            print("body ends")
    except ExceptionGroup as error:
        print(error, error.exceptions)


asyncio.run(main())
