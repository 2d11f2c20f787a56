"""run gives the coroutine's result or raises its exception."""
import asyncio


async def ok():
    return {"answer": 42}


async def bad():
    raise LookupError("from main")


print(asyncio.run(ok()))
try:
    asyncio.run(bad())
except LookupError as error:
    print(repr(error))
print(asyncio.run(asyncio.sleep(0, "from sleep")))
