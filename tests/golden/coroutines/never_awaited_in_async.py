#@ allow: unawaited
"""A forgotten await inside a running coroutine."""
import asyncio


async def save(n):
    print("saved", n)


async def main():
    save(1)
    await save(2)
    save(3)
    print("done")


asyncio.run(main())
