"""A coroutine that waits in `async for` for an async generator shows the step that it awaits."""
import asyncio


async def numbers():
    for number in range(3):
        await asyncio.sleep(0)
        yield number


async def use():
    async for number in numbers():
        print(number)


async def main():
    coroutine = use()
    task = asyncio.create_task(coroutine)
    for _ in range(3):
        await asyncio.sleep(0)
        print(type(coroutine.cr_await).__name__)
    await task


asyncio.run(main())
