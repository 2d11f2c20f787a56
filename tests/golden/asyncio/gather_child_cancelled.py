"""A cancelled child is an error of the gather, not a cancellation of the caller."""
import asyncio


async def main():
    child = asyncio.create_task(asyncio.sleep(10), name="child")
    asyncio.get_running_loop().call_soon(child.cancel)
    try:
        await asyncio.gather(child, asyncio.sleep(0))
    except asyncio.CancelledError as error:
        print(repr(error), asyncio.current_task().cancelling())
    print(child.cancelled())


asyncio.run(main())
