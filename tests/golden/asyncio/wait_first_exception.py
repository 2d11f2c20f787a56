import asyncio


async def work(name, delay, fails=False):
    await asyncio.sleep(delay)
    if fails:
        raise ValueError(name)
    return name


async def main():
    plan = (("a", 0.1, False), ("b", 0.2, True), ("c", 0.3, False))
    tasks = [asyncio.create_task(work(*step), name=step[0]) for step in plan]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_EXCEPTION)
    print(sorted(t.get_name() for t in done), pending)
    cancelled = [asyncio.create_task(work("x", 1)), asyncio.create_task(work("y", 2))]
    await asyncio.sleep(0)
    cancelled[0].cancel()
    done, pending = await asyncio.wait(cancelled, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))


asyncio.run(main())
