"""Coroutine functions, coroutines and their types print as CPython prints them."""
import asyncio


class C:
    async def method(self):
        pass


async def work():
    pass


def plain():
    return work()


c, m = work(), C().method()
print(repr(c)[:22], repr(m)[:26], type(c), type(work).__name__, str(work)[:14])
print(asyncio.iscoroutine(c), asyncio.iscoroutine(work), asyncio.iscoroutine(5), asyncio.iscoroutinefunction(work), asyncio.iscoroutinefunction(plain))
c.close()
m.close()
c.__name__, c.__qualname__ = "renamed", "q.renamed"
print(c.__name__, repr(c)[:28])
