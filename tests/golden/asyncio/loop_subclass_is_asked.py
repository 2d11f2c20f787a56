# What asyncio itself asks a loop: its methods are called where CPython's loop calls them.
import asyncio


class Loop(asyncio.SelectorEventLoop):
    def get_debug(self):
        print("get_debug")
        return super().get_debug()

    def is_running(self):
        print("is_running")
        return super().is_running()

    def is_closed(self):
        print("is_closed")
        return super().is_closed()

    def set_debug(self, enabled):
        print("set_debug", enabled)
        super().set_debug(enabled)


async def main():
    loop = asyncio.get_running_loop()
    steps = {
        "future": lambda: loop.create_future(),
        "Future": lambda: asyncio.Future(),
        "task": lambda: asyncio.create_task(asyncio.sleep(0)),
        "call_soon": lambda: loop.call_soon(int).cancel(),
        "call_later": lambda: loop.call_later(1, int).cancel(),
        "repr": lambda: print(repr(loop)),
        "gather": lambda: asyncio.gather(asyncio.sleep(0)),
        "close": lambda: loop.close(),
    }
    for name, step in steps.items():
        print(f"-- {name}")
        try:
            step()
        except RuntimeError as error:
            print(error)
    print("-- sleep")
    await asyncio.sleep(0)
    print("-- end")


asyncio.run(main(), loop_factory=Loop)
