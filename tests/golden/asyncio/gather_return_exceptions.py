"""Exceptions come back as results."""
import asyncio


async def work(n):
    await asyncio.sleep(0)
    if n % 2:
        raise KeyError(n)
    return n


async def main():
    task = asyncio.create_task(asyncio.sleep(10))
    asyncio.get_running_loop().call_soon(task.cancel, "stop")
    print(await asyncio.gather(*(work(n) for n in range(4)), task, return_exceptions=True))


asyncio.run(main())
