"""A task's repr in every state."""
import asyncio


async def work(fail=False):
    await asyncio.sleep(0)
    if fail:
        raise ValueError("broken")
    return "value"


async def main():
    a = asyncio.create_task(work(), name="a")
    b = asyncio.create_task(work(fail=True), name="b")
    c = asyncio.create_task(asyncio.sleep(10), name="c")
    print(a)
    await asyncio.sleep(0)
    print(a)
    print(a.cancelling(), c.cancel())
    await asyncio.sleep(0)
    print(a)
    print(b)
    print(repr(b.exception()))
    await asyncio.sleep(0)
    print(c.cancelled(), str(c)[:30])


asyncio.run(main())
