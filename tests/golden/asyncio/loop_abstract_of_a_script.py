# A loop that a script makes of AbstractEventLoop, with nothing but its own methods.
import asyncio


class Loop(asyncio.AbstractEventLoop):
    def __init__(self):
        self.now, self.ready, self.timers, self.running = 0, [], [], False

    def get_debug(self):
        return False

    def time(self):
        return self.now

    def is_running(self):
        return self.running

    def call_soon(self, callback, *args, context=None):
        handle = asyncio.Handle(callback, args, self, context)
        self.ready.append(handle)
        return handle

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.now + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        timer = asyncio.TimerHandle(when, callback, args, self, context)
        self.timers.append(timer)
        self.timers.sort()
        return timer

    def _timer_handle_cancelled(self, handle):
        print("a timer is cancelled")

    def create_future(self):
        return asyncio.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        return asyncio.Task(coro, loop=self, name=name)

    def call_exception_handler(self, context):
        print("handler:", context["message"], repr(context.get("exception")))

    def stop(self):
        self.running = False

    def run_until_complete(self, future):
        future = asyncio.ensure_future(future, loop=self)
        future.add_done_callback(lambda future: self.stop())
        self.running = True
        asyncio._set_running_loop(self)
        try:
            while self.running:
                if not self.ready:
                    timer = self.timers.pop(0)
                    self.now = timer.when()
                    self.ready.append(timer)
                handle = self.ready.pop(0)
                if not handle.cancelled():
                    handle._run()
        finally:
            asyncio._set_running_loop(None)
        return future.result()

    async def shutdown_asyncgens(self):
        print("generators are closed")

    async def shutdown_default_executor(self, timeout=None):
        print("no executor, no", timeout)

    def close(self):
        print("closed at", self.now)


async def work(number):
    await asyncio.sleep(number)
    print("worker", number, "at", asyncio.get_running_loop().time())
    return number


async def main():
    print(type(asyncio.get_running_loop()).__name__, asyncio.current_task().get_name())
    print(await asyncio.gather(work(2), work(1)))
    try:
        async with asyncio.timeout(5):
            await asyncio.sleep(10)
    except TimeoutError:
        print("timed out")
    lock = asyncio.Lock()
    async with lock, asyncio.TaskGroup() as group:
        group.create_task(work(3))
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    return "done"


with asyncio.Runner(loop_factory=Loop) as runner:
    print(runner.run(main()))
