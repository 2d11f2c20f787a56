"""gather refuses what is no awaitable."""
import asyncio


async def main():
    for things in ((5,), ("text",), ([],)):
        try:
            await asyncio.gather(*things)
        except TypeError as error:
            print(error)
    try:
        await asyncio.create_task(5)
    except TypeError as error:
        print(error)
    try:
        asyncio.create_task(asyncio.get_running_loop().create_future())
    except TypeError as error:
        print(str(error)[:40])


asyncio.run(main())
