import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for first in ("set_result", "set_exception", "cancel"):
        for second in ("set_result", "set_exception", "cancel"):
            future = loop.create_future()
            argument = {"set_result": (1,), "set_exception": (ValueError("v"),), "cancel": ()}
            getattr(future, first)(*argument[first])
            try:
                print(first, second, getattr(future, second)(*argument[second]))
            except asyncio.InvalidStateError as error:
                print(first, second, "InvalidStateError", error)
            if first == "set_exception":
                future.exception()


asyncio.run(main())
