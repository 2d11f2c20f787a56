import asyncio


async def runner(name, barrier):
    try:
        print(name, await barrier.wait())
    except asyncio.BrokenBarrierError as error:
        print(name, error, barrier.broken)


async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(runner(name, barrier)) for name in "ab"]
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.reset()
    await asyncio.gather(*tasks)
    tasks = [asyncio.create_task(runner(name, barrier)) for name in "cd"]
    await asyncio.sleep(0)
    await barrier.abort()
    await asyncio.gather(*tasks)
    await runner("e", barrier)
    await barrier.reset()
    await asyncio.gather(*(runner(name, barrier) for name in "fgh"))


asyncio.run(main())
