import asyncio


def fail():
    raise ValueError("callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.default_exception_handler({"message": "message", "b": 2, "a": [1]})
    loop.default_exception_handler({})
    loop.default_exception_handler({"message": "with exception", "exception": ValueError("not raised")})
    loop.call_soon(fail)
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
