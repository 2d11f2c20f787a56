import asyncio


async def sleeper(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "slept")
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    loop = asyncio.get_running_loop()
    first = asyncio.create_task(sleeper("first", 0.1))
    loop.call_later(0.1, first.cancel)
    await asyncio.sleep(0)
    second = asyncio.create_task(sleeper("second", 0.2))
    await asyncio.sleep(0.3)
    third = asyncio.create_task(sleeper("third", 0))
    await asyncio.sleep(0)
    third.cancel()
    await asyncio.gather(first, second, third)


asyncio.run(main())
