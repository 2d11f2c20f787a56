import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    task.cancel("reason")
    await task


try:
    asyncio.run(main())
except asyncio.CancelledError as error:
    print(repr(error), isinstance(error, Exception))
