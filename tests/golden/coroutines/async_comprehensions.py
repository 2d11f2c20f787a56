"""Comprehensions with async for and await."""
async def numbers(n):
    for i in range(n):
        yield i


async def double(n):
    return n * 2


async def main():
    print([n async for n in numbers(4)], {n % 2 async for n in numbers(5)}, {n: n * n async for n in numbers(3)})
    print([await double(n) for n in range(3)], [await double(n) async for n in numbers(3) if await double(n) > 0])
    print([(a, b) async for a in numbers(3) for b in range(a)], [(a, b) for a in "xy" async for b in numbers(2)])
    print([[m async for m in numbers(n)] async for n in numbers(3)])
    g = (await double(n) async for n in numbers(3))
    print(type(g).__name__, [x async for x in g])


try:
    main().send(None)
except StopIteration:
    print("done")
