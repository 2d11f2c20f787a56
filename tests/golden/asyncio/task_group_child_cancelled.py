"""A child that is cancelled by itself does not fail the group."""
import asyncio


async def work(n):
    await asyncio.sleep(0.02 * n)
    print("done", n)


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(work(1))
        b = group.create_task(work(2))
        await asyncio.sleep(0)
        a.cancel()
    print(a.cancelled(), b.cancelled())


asyncio.run(main())
