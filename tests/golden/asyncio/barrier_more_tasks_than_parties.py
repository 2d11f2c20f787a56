import asyncio


async def runner(name, barrier):
    index = await barrier.wait()
    print(name, index)


async def main():
    barrier = asyncio.Barrier(2)
    await asyncio.gather(*(runner(name, barrier) for name in "abcdef"))
    async with asyncio.Barrier(1) as index:
        print("alone", index)


asyncio.run(main())
