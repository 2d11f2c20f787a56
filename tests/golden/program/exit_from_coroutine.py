"""sys.exit inside a task ends the program with its status."""
import asyncio
import sys


async def worker():
    try:
        await asyncio.sleep(10)
    finally:
        print("worker cleaned up")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    try:
        sys.exit(4)
    finally:
        print("main finally")


asyncio.run(main())
