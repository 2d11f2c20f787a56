"""The turn at which a cancelled task runs its handler."""
import asyncio


async def ticker():
    for i in range(6):
        print("tick", i)
        await asyncio.sleep(0)


async def victim():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("victim handles")
        await asyncio.sleep(0)
        print("victim again")
        raise


async def main():
    v = asyncio.create_task(victim())
    t = asyncio.create_task(ticker())
    await asyncio.sleep(0)
    print("cancel")
    v.cancel()
    print("cancelled", v.cancelled(), v.cancelling())
    try:
        await v
    except asyncio.CancelledError:
        print("main sees it")
    await t


asyncio.run(main())
