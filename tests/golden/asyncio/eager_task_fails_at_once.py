import asyncio


async def fail():
    raise ValueError("at once")


async def cancelled():
    raise asyncio.CancelledError("by itself")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    failed = asyncio.create_task(fail())
    print(failed.done(), repr(failed.exception()))
    gone = asyncio.create_task(cancelled())
    print(gone.done(), gone.cancelled())
    try:
        await gone
    except asyncio.CancelledError as error:
        print(repr(error))


asyncio.run(main())
