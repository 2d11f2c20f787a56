"""In debug mode a cancelled handle still shows its callback."""
import asyncio


def call(n):
    pass


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(call, 1)
    timer = loop.call_later(5, call, 2)
    handle.cancel()
    timer.cancel()
    print(handle)
    print("when=" in repr(timer), repr(timer).split(" ", 3)[3])


asyncio.run(main(), debug=True)
