import asyncio


async def runner(name, barrier):
    try:
        print(name, await barrier.wait())
    except asyncio.CancelledError:
        print(name, "cancelled", barrier.n_waiting, barrier.broken)
        raise


async def main():
    barrier = asyncio.Barrier(2)
    first = asyncio.create_task(runner("a", barrier))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    print(barrier.n_waiting)
    await asyncio.gather(runner("b", barrier), runner("c", barrier))


asyncio.run(main())
