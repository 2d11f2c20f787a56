"""Functions that need a running loop say so outside."""
import asyncio


async def work():
    pass


print(asyncio.iscoroutine(5))
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
try:
    asyncio.current_task()
except RuntimeError as error:
    print(error)
c = work()
try:
    asyncio.create_task(c)
except RuntimeError as error:
    print(error)
c.close()
