"""A pipeline of async generators: each stage takes one item at a time from the one before it.

Nothing is computed before it is asked for, and leaving the loop early closes every stage, innermost last.
"""
import asyncio


async def ticks(every: float):
    count = 0
    try:
        while True:
            await asyncio.sleep(every)
            yield count
            count += 1
    finally:
        print("ticks stopped")


async def averages(numbers, size: int):
    window: list[int] = []
    async for number in numbers:
        window = [*window, number][-size:]
        yield sum(window) / len(window)


async def main() -> None:
    source = ticks(0.25)
    async for average in averages(source, 3):
        print(f"average {average:.2f}")
        if average >= 4:
            break
    await source.aclose()
    print([square async for square in squares(5) if square % 2])


async def squares(count: int):
    for number in range(count):
        await asyncio.sleep(0)
        yield number * number


asyncio.run(main())
