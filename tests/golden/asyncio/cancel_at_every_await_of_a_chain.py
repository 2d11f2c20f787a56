import asyncio


async def inner(log):
    try:
        log.append("inner")
        await asyncio.sleep(0)
        log.append("inner again")
        await asyncio.sleep(0)
    finally:
        log.append("inner finally")
        await asyncio.sleep(0)
        log.append("inner cleaned")


async def outer(log):
    try:
        await asyncio.sleep(0)
        await inner(log)
        log.append("outer")
        await asyncio.sleep(0)
        return "result"
    except asyncio.CancelledError:
        log.append("outer cancelled")
        raise


async def main():
    for turns in range(9):
        log = []
        task = asyncio.create_task(outer(log))
        for _ in range(turns):
            await asyncio.sleep(0)
        accepted = task.cancel()
        result = (await asyncio.gather(task, return_exceptions=True))[0]
        print(turns, accepted, repr(result), log)


asyncio.run(main())
