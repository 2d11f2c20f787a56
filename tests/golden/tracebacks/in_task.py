"""An awaited task's exception shows the awaiting line and the task's frames."""
import asyncio


async def worker(name):
    await asyncio.sleep(0.01)
    raise ValueError(f"{name} failed")


async def main():
    task = asyncio.create_task(worker("w1"))
    print("waiting")
    await task


asyncio.run(main())
