"""The future that woke a task, and what it was thrown, live until the task waits again."""
import asyncio


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


async def give(name):
    local = Loud(name)
    await asyncio.sleep(0)
    return Loud(name + "'s result")


async def main():
    results = await asyncio.gather(give("one"), give("two"))
    results = None
    print("gathered")
    await asyncio.sleep(0)
    task = asyncio.create_task(give("three"))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    task = None
    print("before the wait")
    await asyncio.sleep(0)
    print("after the wait")


asyncio.run(main())
