"""A chain of coroutines, or of generators, that grows by one after each wait comes to the limit of recursion like any other."""
import asyncio
import sys

reached = 0


async def deeper(n):
    global reached
    await asyncio.sleep(0)
    reached = n
    await deeper(n + 1)


async def guarded(n):
    try:
        await asyncio.sleep(0)
        await guarded(n + 1)
    finally:
        await asyncio.sleep(0)


def steps(n):
    global reached
    yield n
    reached = n
    yield from steps(n + 1)


async def main():
    for chain in (deeper, guarded):
        try:
            await chain(1)
        except RecursionError as error:
            print(chain.__name__, error, 900 < reached < 1000)
    sys.setrecursionlimit(300)
    try:
        await asyncio.create_task(deeper(1))
    except RecursionError as error:
        print(error, 200 < reached <= 300)
    sys.setrecursionlimit(1000)
    await asyncio.wait_for(below(900), 5)
    print("fine")


async def below(n):
    await asyncio.sleep(0)
    if n:
        await below(n - 1)


asyncio.run(main())
try:
    for n in steps(1):
        pass
except RecursionError as error:
    print(error, 900 < reached < 1000)
