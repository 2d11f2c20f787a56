import asyncio


async def attempt(*args, **kwargs):
    try:
        print(await asyncio.wait(*args, **kwargs))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


async def main():
    task = asyncio.create_task(asyncio.sleep(0))
    coroutine = asyncio.sleep(0)
    await attempt(task)
    await attempt([])
    await attempt([coroutine])
    await attempt([task], return_when="WHENEVER")
    await attempt(coroutine)
    await attempt()
    await attempt([task], 1)
    await coroutine


asyncio.run(main())
