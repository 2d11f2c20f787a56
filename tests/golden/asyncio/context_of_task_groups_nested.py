import asyncio
from contextvars import ContextVar

depth = ContextVar("depth", default=0)


async def descend(level):
    depth.set(depth.get() + 1)
    if level:
        async with asyncio.TaskGroup() as group:
            group.create_task(descend(level - 1))
            group.create_task(descend(level - 1))
    print("  " * depth.get(), depth.get())


asyncio.run(descend(2))
