import asyncio


async def fail(turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError(turns)


async def work(name):
    try:
        for turn in range(4):
            await asyncio.sleep(0)
            print(name, turn)
    finally:
        print(name, "ends")


async def main():
    try:
        await asyncio.gather(work("a"), fail(1), work("b"), fail(2))
    except ValueError as error:
        print("raised", error)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
