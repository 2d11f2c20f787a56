import asyncio


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(print)
    handle.cancel()
    for thing, name in ((handle, "note"), (loop.create_future(), "_state")):
        try:
            setattr(thing, name, 1)
            print("set", name)
        except (AttributeError, TypeError) as error:
            print(type(error).__name__)


asyncio.run(main())
