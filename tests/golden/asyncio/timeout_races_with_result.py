import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for first in ("result", "timeout"):
        future = loop.create_future()
        if first == "result":
            loop.call_later(0.1, future.set_result, "value")
        try:
            async with asyncio.timeout(0.1) as timeout:
                if first == "timeout":
                    loop.call_later(0.1, lambda: future.done() or future.set_result("value"))
                print(await future)
        except TimeoutError:
            print("timeout", future.cancelled())
        print(timeout.expired())


asyncio.run(main())
