"""Leaving an async with by return, break and continue."""
import asyncio


class Scope:
    async def __aenter__(self):
        print("enter", end=" ")

    async def __aexit__(self, *info):
        print("exit", info[0])


async def returns():
    async with Scope():
        return "value"


async def loops():
    for n in range(4):
        async with Scope():
            if n == 0:
                continue
            if n == 2:
                break
            print("body", n, end=" ")


async def main():
    print(await returns())
    await loops()


asyncio.run(main())
