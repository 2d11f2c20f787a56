"""Errors of one turn, and errors raised while being cancelled, are all kept."""
import asyncio


async def fail(error):
    await asyncio.sleep(0)
    raise error


async def fails_in_cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        raise OSError("cleanup")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails_in_cleanup())
            group.create_task(fail(ValueError("a")))
            group.create_task(fail(TypeError("b")))
    except* ValueError as g:
        print("values", g.exceptions)
    except* (TypeError, OSError) as g:
        print("others", g.exceptions)


asyncio.run(main())
