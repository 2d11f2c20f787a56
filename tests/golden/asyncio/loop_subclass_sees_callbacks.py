# A subclass of the loop sees what is scheduled, by tasks and futures too, through its methods.
import asyncio


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.seen = []

    def call_soon(self, callback, *args, context=None):
        name = getattr(callback, "__qualname__", type(callback).__name__)
        owner = getattr(callback, "__self__", None)
        self.seen.append((name, len(args), isinstance(owner, asyncio.Task), context is not None))
        return super().call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        self.seen.append(("later", delay, callback.__name__, len(args)))
        return super().call_later(delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        self.seen.append(("at", callback.__name__, len(args), context is not None))
        return super().call_at(when, callback, *args, context=context)


async def child(n):
    await asyncio.sleep(0)
    return n


async def main():
    loop = asyncio.get_running_loop()

    def show(title):
        print(title, *loop.seen, sep="\n    ")
        loop.seen.clear()

    show("start")
    print(await asyncio.create_task(child(1)))
    show("task")
    print(await asyncio.sleep(0.001, "slept"))
    show("sleep")
    print(await asyncio.gather(child(1), child(2)))
    show("gather")
    print(await asyncio.shield(child(3)))
    show("shield")
    await asyncio.wait([asyncio.create_task(child(4))], timeout=5)
    show("wait")
    async with asyncio.TaskGroup() as group:
        group.create_task(child(5))
    show("group")
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timeout")
    show("timeout")
    try:
        async with asyncio.timeout(0):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timeout")
    show("timeout at once")
    future = loop.create_future()
    future.add_done_callback(lambda future: print("done", future.result()))
    future.set_result(6)
    await asyncio.sleep(0)
    show("callback")
    handle = loop.call_soon(print, "never")
    handle.cancel()
    loop.call_soon_threadsafe(print, "threadsafe")
    await asyncio.sleep(0)
    show("handles")


asyncio.run(main(), loop_factory=Loop)
