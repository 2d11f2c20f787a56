"""In debug mode the warning tells which calls led to the coroutine."""
import asyncio


async def save(n):
    pass


def helper(n):
    save(n)


async def inner():
    helper(1)


async def main():
    await inner()
    await asyncio.create_task(inner())


asyncio.run(main(), debug=True)
