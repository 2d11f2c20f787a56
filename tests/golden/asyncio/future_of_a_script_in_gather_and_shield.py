# gather, shield, wait, wait_for and ensure_future take futures that a script made itself.
import asyncio


class Promise:
    _asyncio_future_blocking = False

    def __init__(self):
        self._loop = asyncio.get_running_loop()
        self.value = self.failure = None
        self.is_done = self.is_cancelled = False
        self.callbacks = []

    def add_done_callback(self, callback, *, context=None):
        self.callbacks.append(callback)

    def remove_done_callback(self, callback):
        self.callbacks = [known for known in self.callbacks if known != callback]
        print("callbacks left:", len(self.callbacks))

    def finish(self, value=None, failure=None):
        self.value, self.failure, self.is_done = value, failure, True
        for callback in self.callbacks:
            self._loop.call_soon(callback, self)

    def cancel(self, msg="none"):
        print("cancel", msg)
        self.is_cancelled = True
        self.finish()
        return True

    def done(self):
        return self.is_done

    def cancelled(self):
        return self.is_cancelled

    def exception(self):
        return self.failure

    def result(self):
        if self.failure:
            raise self.failure
        return self.value

    def _make_cancelled_error(self):
        return asyncio.CancelledError("made by hand")

    _cancel_message = "why not"

    def __await__(self):
        if not self.is_done:
            self._asyncio_future_blocking = True
            yield self
        return self.result()

    def __repr__(self):
        return "<Promise>"


async def main():
    loop = asyncio.get_running_loop()
    later = lambda delay, *what: (promise := Promise(), loop.call_later(delay, promise.finish, *what))[0]
    promise = Promise()
    print(asyncio.isfuture(promise), asyncio.ensure_future(promise) is promise, asyncio.wrap_future(promise) is promise)
    mixed = later(0.2, 1), later(0.1, None, KeyError("k")), asyncio.sleep(0, "s")
    print(await asyncio.gather(*mixed, return_exceptions=True))
    gathering = asyncio.gather(Promise(), Promise(), return_exceptions=True)
    gathering.cancel("stop")
    try:
        await gathering
    except asyncio.CancelledError as error:
        print(repr(error))
    print(await asyncio.shield(later(0.1, 2)), await asyncio.wait_for(later(0.1, 3), 1))
    print(await asyncio.wait([later(0.1, 4)]))
    print(await asyncio.wait([Promise()], timeout=0.1))
    try:
        await asyncio.wait_for(Promise(), 0.1)
    except BaseException as error:
        print(repr(error))
    for next_one in asyncio.as_completed([later(0.2, "b"), later(0.1, "a")]):
        print(await next_one)


asyncio.run(main())
