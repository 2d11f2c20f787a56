"""gather gives results in the order of its arguments."""
import asyncio


async def work(n, delay):
    await asyncio.sleep(delay)
    print("done", n)
    return n


async def main():
    print(await asyncio.gather(work(1, 0.09), work(2, 0.03), work(3, 0.06)))
    print(await asyncio.gather(), await asyncio.gather(work("only", 0)))
    future = asyncio.get_running_loop().create_future()
    future.set_result("future")
    print(await asyncio.gather(asyncio.create_task(work("task", 0)), future, asyncio.sleep(0, "sleep")))


asyncio.run(main())
