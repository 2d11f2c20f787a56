# The runner runs and closes a loop of a subclass by its methods.
import asyncio


class Loop(asyncio.SelectorEventLoop):
    def __init__(self, name):
        print("init", name)
        self.name = name
        super().__init__()

    def set_debug(self, enabled):
        print("set_debug", enabled)
        super().set_debug(enabled)

    def run_forever(self):
        print("run_forever")
        super().run_forever()

    def run_until_complete(self, future):
        print("run_until_complete", type(future).__name__)
        return super().run_until_complete(future)

    def stop(self):
        print("stop")
        super().stop()

    def close(self):
        print("close")
        super().close()

    async def shutdown_asyncgens(self):
        print("shutdown_asyncgens")
        await super().shutdown_asyncgens()

    async def shutdown_default_executor(self, timeout=None):
        print("shutdown_default_executor", timeout)
        await super().shutdown_default_executor(timeout)


async def main():
    loop = asyncio.get_running_loop()
    print("main", loop.name, type(loop).__name__, isinstance(loop, asyncio.AbstractEventLoop))
    loop.note = "a note"
    asyncio.create_task(asyncio.sleep(1000))
    await asyncio.sleep(0)
    return loop.note


print(asyncio.run(main(), loop_factory=lambda: Loop("run"), debug=False))
with asyncio.Runner(loop_factory=lambda: Loop("runner")) as runner:
    print(runner.get_loop().name)
    print(runner.run(main()))
loop = Loop("by hand")
print(loop, loop.is_running(), loop.is_closed())
print(loop.run_until_complete(main()))
for task in asyncio.all_tasks(loop):
    task.cancel()
    try:
        loop.run_until_complete(task)
    except asyncio.CancelledError as error:
        print(repr(error))
loop.close()
print(loop.is_closed())
