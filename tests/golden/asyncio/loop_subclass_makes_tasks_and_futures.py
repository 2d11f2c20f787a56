# Everything that makes tasks and futures asks the methods of the loop's subclass.
import asyncio


class Future(asyncio.Future):
    pass


class Loop(asyncio.SelectorEventLoop):
    def create_task(self, coro, **kwargs):
        print("    create_task", coro.__name__, sorted(kwargs), kwargs.get("name"))
        return super().create_task(coro, **kwargs)

    def create_future(self):
        print("    create_future")
        return Future(loop=self)


async def child():
    await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    print("create_task")
    await asyncio.create_task(child(), name="named")
    print("ensure_future")
    await asyncio.ensure_future(child())
    print("gather")
    await asyncio.gather(child())
    print("shield")
    await asyncio.shield(child())
    print("group")
    async with asyncio.TaskGroup() as group:
        group.create_task(child())
    print("wait_for")
    await asyncio.wait_for(child(), 1)
    print("sleep")
    await asyncio.sleep(0.001)
    print("lock")
    lock = asyncio.Lock()
    await lock.acquire()
    loop.call_soon(lock.release)
    await lock.acquire()
    print("event")
    event = asyncio.Event()
    loop.call_soon(event.set)
    await event.wait()
    print("queue")
    queue = asyncio.Queue()
    loop.call_soon(queue.put_nowait, 1)
    print(await queue.get())
    print("future")
    print(type(loop.create_future()).__name__)


asyncio.run(main(), loop_factory=Loop)
