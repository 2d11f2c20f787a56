# An object with the marks of a future is awaited like one, though it is none.
import asyncio


class Promise:
    _asyncio_future_blocking = False

    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.outcome = None
        self.waiting = []

    def get_loop(self):
        return self.loop

    def add_done_callback(self, callback, *, context):
        print("somebody waits")
        self.waiting.append((callback, context))

    def cancel(self, *args, **named):
        print("cancel", args, named)
        self.keep(asyncio.CancelledError("promise broken"))
        return True

    def keep(self, outcome):
        self.outcome = outcome
        for callback, context in self.waiting:
            self.loop.call_soon(callback, self, context=context)

    def result(self):
        print("asked for the result")
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome

    def __await__(self):
        self._asyncio_future_blocking = True
        yield self
        return self.result()

    def __repr__(self):
        return "<Promise>"


async def wait(promise):
    try:
        print("got", await promise)
    except BaseException as error:
        print("raised", repr(error))
        raise


async def main():
    promise = Promise()
    task = asyncio.create_task(wait(promise), name="waiter")
    await asyncio.sleep(0)
    print(repr(task).rpartition(" ")[2], promise._asyncio_future_blocking)
    promise.keep(42)
    await task
    for outcome in (ValueError("no"), None):
        task = asyncio.create_task(wait(promise := Promise()))
        await asyncio.sleep(0)
        task.cancel("enough") if outcome is None else promise.keep(outcome)
        print(await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())
