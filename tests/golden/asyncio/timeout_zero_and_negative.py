import asyncio


async def attempt(delay, turns):
    try:
        async with asyncio.timeout(delay):
            for _ in range(turns):
                await asyncio.sleep(0)
        print(delay, turns, "in time")
    except TimeoutError:
        print(delay, turns, "too late")


async def main():
    for delay in (0, -1):
        for turns in (0, 1, 2):
            await attempt(delay, turns)


asyncio.run(main())
