import asyncio


async def work(name):
    await asyncio.sleep(0.1)
    print(name, "ends")
    return name


async def main():
    inner = asyncio.create_task(work("inner"))
    gathering = asyncio.gather(asyncio.shield(inner), work("plain"))
    await asyncio.sleep(0)
    gathering.cancel()
    try:
        await gathering
    except asyncio.CancelledError:
        print("gathering cancelled", inner.done())
    print(await inner)


asyncio.run(main())
