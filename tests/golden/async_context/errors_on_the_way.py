"""Failing in __aenter__ and in __aexit__."""
import asyncio


class Fails:
    def __init__(self, where):
        self.where = where

    async def __aenter__(self):
        if self.where == "enter":
            raise ValueError("enter")

    async def __aexit__(self, *info):
        print("aexit", info[0])
        if self.where == "exit":
            raise KeyError("exit")


async def main():
    for where in ("enter", "exit"):
        try:
            async with Fails(where):
                raise IndexError("body")
        except (ValueError, KeyError) as error:
            print(repr(error), repr(error.__context__))


asyncio.run(main())
