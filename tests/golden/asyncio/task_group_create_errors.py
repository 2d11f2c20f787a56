"""create_task before entering, after leaving and while shutting down."""
import asyncio


async def work():
    print("never")


async def late(group):
    try:
        await asyncio.sleep(10)
    finally:
        c = work()
        try:
            group.create_task(c)
        except RuntimeError as error:
            print(str(error)[-16:])
        c.close()


async def fail():
    raise ValueError("v")


async def main():
    group = asyncio.TaskGroup()
    c = work()
    try:
        group.create_task(c)
    except RuntimeError as error:
        print(str(error)[-21:])
    async with group:
        pass
    try:
        group.create_task(c)
    except RuntimeError as error:
        print(str(error)[-11:])
    c.close()
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(str(error)[-24:])
    try:
        async with asyncio.TaskGroup() as second:
            second.create_task(late(second))
            await asyncio.sleep(0)
            second.create_task(fail())
    except* ValueError as g:
        print(g.exceptions)


asyncio.run(main())
