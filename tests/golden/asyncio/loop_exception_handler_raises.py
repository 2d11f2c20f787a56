import asyncio


def handler(loop, context):
    print("handler", context["message"])
    raise KeyError("in the handler")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_exception_handler({"message": "first"})
    await asyncio.sleep(0)
    print("goes on")


asyncio.run(main())
