"""A timeout can be moved, stopped, and set later."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.01) as t:
        t.reschedule(loop.time() + 5)
        await asyncio.sleep(0.05)
    print("moved", t.expired())
    async with asyncio.timeout(0.01) as t:
        t.reschedule(None)
        await asyncio.sleep(0.05)
    print("stopped", t.when())
    try:
        async with asyncio.timeout(None) as t:
            t.reschedule(loop.time() - 1)
            await asyncio.sleep(1)
    except TimeoutError:
        print("set to the past", t.expired())
    try:
        t.reschedule(None)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
