"""Dining philosophers: five tasks, five locks, and how not to wait for each other for ever.

Each takes the fork with the lower number first, so the circle in which everybody holds one fork and waits for the next
cannot close. Run it with `deadlock` as an argument to see the circle close: Rondo says who waits for what.

    rondo examples/philosophers.py
    rondo examples/philosophers.py deadlock
"""
import asyncio
import sys

NAMES = ["Ada", "Boole", "Curry", "Dijkstra", "Emmy"]


async def dine(seat: int, forks: list[asyncio.Lock], careful: bool) -> None:
    first, second = seat, (seat + 1) % len(forks)
    if careful and first > second:
        first, second = second, first
    async with forks[first]:
        await asyncio.sleep(0.1)  # time enough for the neighbour to take the other one
        async with forks[second]:
            print(f"{NAMES[seat]} eats")
            await asyncio.sleep(0.2)


async def main(careful: bool) -> None:
    forks = [asyncio.Lock() for _ in NAMES]
    async with asyncio.TaskGroup() as table:
        for seat, name in enumerate(NAMES):
            table.create_task(dine(seat, forks, careful), name=name)
    print("all have eaten")


asyncio.run(main(careful="deadlock" not in sys.argv))
