"""Tasks are numbered unless they are named."""
import asyncio


async def work():
    return asyncio.current_task().get_name()


async def main():
    a = asyncio.create_task(work())
    b = asyncio.create_task(work(), name="special")
    c = asyncio.create_task(work())
    d = asyncio.create_task(work(), name=5)
    c.set_name("renamed")
    print(asyncio.current_task().get_name(), a.get_name(), b.get_name(), c.get_name(), d.get_name())
    print(await asyncio.gather(a, b, c, d, work()))
    b.set_name(["list"])
    print(repr(b.get_name()))


asyncio.run(main())
