"""A timeout of zero or less gives the work no time unless it is done."""
import asyncio


async def work():
    print("started")
    try:
        await asyncio.sleep(0)
        return "result"
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def main():
    for timeout in (0, -1):
        try:
            print(await asyncio.wait_for(work(), timeout))
        except TimeoutError:
            print("timeout", timeout)
    task = asyncio.create_task(asyncio.sleep(0, "done before"))
    await task
    print(await asyncio.wait_for(task, 0))


asyncio.run(main())
