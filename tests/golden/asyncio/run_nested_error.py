"""run inside a running loop is refused."""
import asyncio


async def inner():
    return 1


async def main():
    c = inner()
    try:
        asyncio.run(c)
    except RuntimeError as error:
        print(error)
    c.close()
    try:
        asyncio.get_running_loop().run_until_complete(5)
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)


asyncio.run(main())
