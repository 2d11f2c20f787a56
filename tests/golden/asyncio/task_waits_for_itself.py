"""A task cannot await itself."""
import asyncio


async def work():
    try:
        await me
    except RuntimeError as error:
        print(str(error)[:26])


async def main():
    global me
    me = asyncio.create_task(work())
    await me


asyncio.run(main())
