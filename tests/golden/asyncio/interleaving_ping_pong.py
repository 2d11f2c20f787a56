"""Two tasks hand a turn to each other through events."""
import asyncio


async def player(name, mine, other, n):
    for i in range(n):
        await mine.wait()
        mine.clear()
        print(name, i)
        other.set()


async def main():
    a, b = asyncio.Event(), asyncio.Event()
    tasks = [asyncio.create_task(player("ping", a, b, 3)), asyncio.create_task(player("pong", b, a, 3))]
    print("start")
    a.set()
    await asyncio.gather(*tasks)
    print(a.is_set(), b.is_set())


asyncio.run(main())
