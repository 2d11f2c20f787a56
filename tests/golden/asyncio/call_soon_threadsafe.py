import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, 1)
    handle = loop.call_soon_threadsafe(print, 2)
    loop.call_soon(print, 3)
    print(type(handle).__name__, handle.cancelled())
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
