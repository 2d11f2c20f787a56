"""call_later and call_at run by deadline; handles can be cancelled."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    done = loop.create_future()
    loop.call_later(0.06, print, "60")
    loop.call_later(0.02, print, "20")
    loop.call_at(start + 0.04, print, "40")
    handle = loop.call_later(0.03, print, "never")
    loop.call_later(0.1, done.set_result, "finished")
    loop.call_later(0, print, "0")
    loop.call_soon(print, "soon")
    handle.cancel()
    print(handle.cancelled(), handle.when() >= start, type(handle).__name__)
    print(await done)


asyncio.run(main())
