import asyncio


async def runner(name, barrier):
    for round in range(2):
        index = await barrier.wait()
        print(name, round, index, barrier.n_waiting, barrier.broken)


async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, repr(barrier)[-23:])
    await asyncio.gather(*(runner(name, barrier) for name in "abc"))
    print(barrier.n_waiting)
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)


asyncio.run(main())
