"""The part of asyncio that awaits coroutines of scripts inside its own.

It runs with the names of the module `asyncio` as its globals; they are copied when one of its own is first asked for.
"""


async def _wrap_awaitable(awaitable):
    return await awaitable


async def _cancel_and_wait(future):
    # Waiting for the future itself would pass a cancellation of this wait on to it a second time.
    waiter = get_running_loop().create_future()

    def release(_):
        if not waiter.done():
            waiter.set_result(None)

    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


async def wait_for(fut, timeout):
    """Wait for an awaitable, at most timeout seconds; None for no limit.

    After that it is cancelled, and TimeoutError is raised when it has ended.
    """
    if timeout is None or not timeout <= 0:
        async with _timeout(timeout):
            return await fut
    future = ensure_future(fut)
    if not future.done():
        await _cancel_and_wait(future)
        try:
            return future.result()
        except CancelledError as error:
            raise TimeoutError from error
    return future.result()


_timeout = timeout


class _AsCompleted:
    """Gives the results in the order in which they come."""

    def __init__(self, awaitables, timeout):
        self._done = Queue()
        self._timer = None
        loop = get_event_loop()
        self._todo = {ensure_future(awaitable, loop=loop): None for awaitable in dict.fromkeys(awaitables)}
        self._left = len(self._todo)
        for future in self._todo:
            future.add_done_callback(self._on_done)
        if self._todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._on_timeout)

    def __iter__(self):
        return self

    def __aiter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(True)

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one(False)

    def _on_done(self, future):
        if not self._todo:
            # The time was over before.
            return
        del self._todo[future]
        self._done.put_nowait(future)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    def _on_timeout(self):
        for future in self._todo:
            future.remove_done_callback(self._on_done)
            self._done.put_nowait(None)
        self._todo.clear()

    async def _wait_for_one(self, resolve):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result() if resolve else future


def as_completed(fs, *, timeout=None):
    """Run awaitables at the same time, and iterate over them as they are done.

    With `async for` the items are futures that are done, with `for` coroutines to be awaited, one for each result.
    TimeoutError is raised for those that are not done after timeout seconds.
    """
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompleted(fs, timeout)


class Barrier:
    """Tasks that wait here go on together when there are enough of them."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._condition = Condition()
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        shown = self._state
        if not self.broken:
            shown += f", waiters:{self.n_waiting}/{self._parties}"
        return f"<asyncio.locks.Barrier object at {id(self):#x} [{shown}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Wait until as many tasks wait as the barrier has parties; return this task's number, from 0."""
        async with self._condition:
            await self._condition.wait_for(self._is_open)
            if self._state == "broken":
                raise BrokenBarrierError("Barrier aborted")
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = "draining"
                    self._condition.notify_all()
                else:
                    await self._condition.wait_for(self._is_filled)
                    if self._state in ("broken", "resetting"):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                self._leave()

    def _is_open(self):
        return self._state not in ("draining", "resetting")

    def _is_filled(self):
        return self._state != "filling"

    def _leave(self):
        if self._count == 0:
            if self._state in ("resetting", "draining"):
                self._state = "filling"
            self._condition.notify_all()

    async def reset(self):
        """Make the barrier empty; tasks that wait get BrokenBarrierError."""
        async with self._condition:
            if self._count > 0:
                self._state = "resetting"
            else:
                self._state = "filling"
            self._condition.notify_all()

    async def abort(self):
        """Break the barrier; tasks that wait, and those that will, get BrokenBarrierError."""
        async with self._condition:
            self._state = "broken"
            self._condition.notify_all()

    @property
    def parties(self):
        """How many tasks must wait."""
        return self._parties

    @property
    def n_waiting(self):
        """How many tasks wait."""
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        """Whether the barrier is broken."""
        return self._state == "broken"
