import asyncio


async def fail(name):
    await asyncio.sleep(0)
    raise ValueError(name)


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            try:
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(fail("inner"))
                    outer.create_task(fail("outer"))
                    await asyncio.sleep(10)
            except BaseException as error:
                print("inner raised", repr(error), asyncio.current_task().cancelling())
                raise
    except BaseException as error:
        print("outer raised", repr(error), asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    print("still running")


asyncio.run(main())
