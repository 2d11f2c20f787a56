"""A main task that is cancelled makes run raise CancelledError."""
import asyncio


async def main():
    asyncio.current_task().cancel()
    try:
        await asyncio.sleep(1)
    finally:
        print("finally in main")


try:
    asyncio.run(main())
except asyncio.CancelledError as error:
    print(repr(error))
