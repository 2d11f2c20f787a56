# Brackets after asyncio's generic classes.
import asyncio
print(asyncio.Queue[int], asyncio.Future[str], asyncio.Task[None], asyncio.PriorityQueue[int])
async def main():
    q = asyncio.Queue[int](3); print(type(q).__name__, q.maxsize)
    f: asyncio.Future[int] = asyncio.Future(); print(asyncio.Future[int].__origin__.__name__, asyncio.Task[int].__args__)
class Q(asyncio.Queue[int]): pass
class T(asyncio.Task[int]): pass
print(Q.__mro__[1].__name__, T.__mro__[1].__name__)
asyncio.run(main())
