"""run takes a coroutine only."""
import asyncio


async def main():
    pass


for thing in (5, main, None, "text", [1]):
    try:
        asyncio.run(thing)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
