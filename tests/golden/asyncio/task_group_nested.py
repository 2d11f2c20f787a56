"""An inner group's failure stays inside or passes outward."""
import asyncio


async def work(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "done")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def fail(name):
    await asyncio.sleep(0.01)
    raise ValueError(name)


async def inner(catch):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("inner", 1))
            group.create_task(fail("inner failure"))
    except* ValueError as g:
        print("inner handler", g.exceptions)
        if not catch:
            raise


async def main():
    for catch in (True, False):
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(work("outer", 0.05))
                group.create_task(inner(catch))
        except ExceptionGroup as error:
            print("outer", repr(error))


asyncio.run(main())
