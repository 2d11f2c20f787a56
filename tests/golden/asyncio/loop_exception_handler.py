import asyncio


def handler(loop, context):
    print("handler", sorted(context), context["message"].split(" at ")[0], repr(context.get("exception")))


def fail():
    raise ValueError("callback")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(fail)
    loop.call_later(0.01, fail)
    future = loop.create_future()
    future.add_done_callback(lambda f: 1 / 0)
    future.set_result(None)
    await asyncio.sleep(0.02)
    loop.call_exception_handler({"message": "by hand", "more": 1})
    failed = loop.create_future()
    failed.set_exception(KeyError("unseen"))
    del failed
    for wrong in (3, "x"):
        try:
            loop.set_exception_handler(wrong)
        except TypeError as error:
            print(error)
    loop.set_exception_handler(None)
    print(loop.get_exception_handler())


asyncio.run(main())
