"""A second cancel interrupts the cleanup of the first."""
import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        try:
            print("cleaning")
            await asyncio.sleep(10)
            print("never")
        except asyncio.CancelledError as second:
            print("interrupted", second.args)
            raise


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel("one")
    await asyncio.sleep(0)
    task.cancel("two")
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args, repr(error.__context__))


asyncio.run(main())
