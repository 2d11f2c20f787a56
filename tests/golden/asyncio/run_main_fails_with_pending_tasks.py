#@ allow: pending
"""When main fails the other tasks are cancelled before run raises."""
import asyncio


async def background():
    try:
        await asyncio.sleep(100)
    finally:
        print("cleanup")


async def main():
    task = asyncio.create_task(background())
    await asyncio.sleep(0)
    raise ValueError("main failed")


try:
    asyncio.run(main())
except ValueError as error:
    print("run raised", error)
