import asyncio


async def value():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("child cancelled")
        raise


async def reader(name, gathering):
    try:
        await gathering
        print(name, "has it")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    gathering = asyncio.gather(value(), value())
    readers = [asyncio.create_task(reader(name, gathering)) for name in "ab"]
    await asyncio.sleep(0.1)
    readers[0].cancel()
    print(await asyncio.gather(*readers, return_exceptions=True))


asyncio.run(main())
