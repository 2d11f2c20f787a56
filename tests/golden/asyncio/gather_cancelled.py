"""Cancelling a gather cancels all that it gathers."""
import asyncio


async def work(n):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("cancelled", n, error.args)
        raise


async def main():
    async def waits():
        await asyncio.gather(work(1), work(2))

    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel("why")
    try:
        await task
    except asyncio.CancelledError as error:
        print("main", error.args)
    g = asyncio.gather(work(3), work(4), return_exceptions=True)
    await asyncio.sleep(0)
    print(g.cancel())
    try:
        await g
    except asyncio.CancelledError as error:
        print("gather", error.args)
    print(g.cancelled(), g.cancel())


asyncio.run(main())
