import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.create_future().set_exception(KeyError("dropped"))
    seen = loop.create_future()
    seen.set_exception(KeyError("seen"))
    print(repr(seen.exception()))
    del seen
    cancelled = loop.create_future()
    cancelled.cancel()
    del cancelled
    print("end")


asyncio.run(main())
