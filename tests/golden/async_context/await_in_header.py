"""The manager's expression and targets are evaluated in order, with awaits."""
import asyncio


class M:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        print("enter", self.name)
        return self.name

    async def __aexit__(self, *info):
        print("exit", self.name)


async def make(name):
    print("make", name)
    await asyncio.sleep(0)
    return M(name)


def key(name):
    print("key", name)
    return name


async def main():
    d = {}
    async with await make("a") as d[key("x")], await make("b") as (d[key("y")],):
        print(d)


asyncio.run(main())
