# Exceptions that have nobody to go to reach the methods of the loop's subclass.
import asyncio


class Loop(asyncio.SelectorEventLoop):
    def default_exception_handler(self, context):
        print("default:", context["message"], repr(context.get("exception")), sorted(context))


class Outer(Loop):
    def call_exception_handler(self, context):
        print("call:", context["message"])
        super().call_exception_handler(context)


class Failing(asyncio.SelectorEventLoop):
    def default_exception_handler(self, context):
        raise KeyError("default")


def fail():
    raise ValueError("callback")


def handler(loop, context):
    print("handler:", context["message"])
    raise LookupError("handler")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(fail)
    await asyncio.sleep(0)
    future = loop.create_future()
    future.set_exception(OSError("nobody"))
    del future
    loop.call_exception_handler({"message": "by hand"})
    loop.set_exception_handler(handler)
    loop.call_soon(fail)
    await asyncio.sleep(0)


for factory in Loop, Outer, Failing:
    print(factory.__name__)
    asyncio.run(main(), loop_factory=factory)
