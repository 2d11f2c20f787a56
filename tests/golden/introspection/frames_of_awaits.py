"""The frames of a coroutine are those that await it, also after it was suspended."""
import asyncio
import sys


def chain():
    frame, names = sys._getframe(1), []
    while frame and frame.f_code.co_name in ("leaf", "middle", "main"):
        names.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return names


async def leaf():
    print(chain())
    await asyncio.sleep(0)
    print(chain())


async def middle():
    await leaf()


async def main():
    await middle()
    await asyncio.create_task(middle())


asyncio.run(main())
