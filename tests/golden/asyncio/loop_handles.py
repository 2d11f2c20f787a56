import asyncio


def callback(*args):
    print("called", *args)


async def main():
    loop = asyncio.get_running_loop()
    soon = loop.call_soon(callback, 1, 2)
    dropped = loop.call_soon(callback, "never")
    later = loop.call_later(0.1, callback, "later")
    late = loop.call_at(loop.time() + 0.2, callback, "never")
    print(dropped.cancel(), dropped.cancelled(), soon.cancelled(), type(soon).__name__, type(later).__name__)
    print(soon, dropped)
    print(later.when() < late.when(), repr(later)[:18], later == later, later < late, later >= late)
    late.cancel()
    print(repr(late)[:24], late.cancelled())
    await asyncio.sleep(0.3)
    soon.cancel()
    print(soon.cancelled(), soon)


asyncio.run(main())
