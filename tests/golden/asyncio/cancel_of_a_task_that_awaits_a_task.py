import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("inner", error.args)
        raise


async def outer(task):
    try:
        await task
    except asyncio.CancelledError as error:
        print("outer", error.args, task.cancelled(), asyncio.current_task().cancelling(), task.cancelling())
        raise


async def main():
    for victim in ("inner", "outer"):
        first = asyncio.create_task(inner())
        second = asyncio.create_task(outer(first))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        (first if victim == "inner" else second).cancel(victim)
        print(await asyncio.gather(second, return_exceptions=True))


asyncio.run(main())
