"""Debug mode can be turned on and off while a loop runs."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), asyncio.Future())
    loop.set_debug(True)
    print(loop.get_debug(), asyncio.Future())
    loop.set_debug(False)
    print(loop.get_debug(), asyncio.Future())


asyncio.run(main())
