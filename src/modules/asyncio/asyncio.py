"""The part of asyncio that awaits coroutines of scripts inside its own.

It runs with the names of the module `asyncio` as its globals; they are copied when one of its own is first asked for.
"""


async def _wrap_awaitable(awaitable):
    return await awaitable


async def _enter(lock):
    await lock.acquire()


async def _leave(lock):
    lock.release()


async def _wait_with_lock(condition):
    # A condition whose lock is a script's.
    if not condition.locked():
        raise RuntimeError("cannot wait on un-acquired lock")
    waiter = _wait_future(condition)
    condition.release()
    try:
        try:
            _join_waiters(condition, waiter)
            try:
                await waiter
                return True
            finally:
                _leave_waiters(condition, waiter)
        finally:
            cancelled = await _acquire_at_last(condition)
            if cancelled is not None:
                try:
                    raise cancelled
                finally:
                    cancelled = None
    except BaseException:
        condition._notify(1)
        raise


async def _acquire_at_last(condition):
    # Gives the last cancellation meanwhile.
    cancelled = None
    while True:
        try:
            await condition.acquire()
            return cancelled
        except CancelledError as error:
            cancelled = error


_wait_with_lock.__name__, _wait_with_lock.__qualname__ = "wait", "Condition.wait"


def _not_implemented(name):
    # The coroutine of a method of an abstract loop.
    async def method():
        raise NotImplementedError

    method.__name__, method.__qualname__ = name, f"AbstractEventLoop.{name}"
    return method()


async def _wait_for_predicate(condition, predicate):
    result = predicate()
    while not result:
        await condition.wait()
        result = predicate()
    return result


_wait_for_predicate.__name__, _wait_for_predicate.__qualname__ = "wait_for", "Condition.wait_for"


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


async def _sleep(delay, result=None):
    # In loops of scripts, whose methods see each step.
    if delay <= 0:
        await _turn()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        handle.cancel()


_sleep.__name__ = _sleep.__qualname__ = "sleep"


class _turn:
    # One turn for the other tasks.

    def __await__(self):
        yield


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


class _AsCompletedIterator:
    """Gives the results in the order in which they come."""

    def __init__(self, awaitables, timeout):
        self._done = Queue()
        self._timer = None
        loop = get_event_loop()
        self._todo = {ensure_future(awaitable, loop=loop): None for awaitable in dict.fromkeys(awaitables)}
        self._left = len(self._todo)
        for future in self._todo:
            future.add_done_callback(self._handle_completion)
        if self._todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._handle_timeout)

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

    def _handle_completion(self, future):
        if not self._todo:
            # The time was over before.
            return
        del self._todo[future]
        self._done.put_nowait(future)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    def _handle_timeout(self):
        for future in self._todo:
            future.remove_done_callback(self._handle_completion)
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
    return _AsCompletedIterator(fs, timeout)


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


def create_eager_task_factory(custom_task_constructor):
    """Make a task factory whose tasks run at once up to where they first wait.

    The constructor is called like Task, with eager_start=True.
    """
    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)

    return factory


def wrap_future(future, *, loop=None):
    """Return a future as it is: there are no others to be wrapped."""
    if not isfuture(future):
        raise AssertionError(f"concurrent.futures.Future is expected, got {future!r}")
    return future


class SendfileNotAvailableError(RuntimeError):
    """A file cannot be sent by the system itself."""


class IncompleteReadError(EOFError):
    """A stream ended before all was read that was asked for."""

    def __init__(self, partial, expected):
        wanted = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial = partial
        self.expected = expected

    def __reduce__(self):
        return type(self), (self.partial, self.expected)


class LimitOverrunError(Exception):
    """A stream's buffer became too large while a separator was looked for."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed

    def __reduce__(self):
        return type(self), (self.args[0], self.consumed)


for _error in (SendfileNotAvailableError, IncompleteReadError, LimitOverrunError):
    _error.__module__ = "asyncio.exceptions"


class AbstractEventLoopPolicy:
    """What decides which loop is the current one."""

    def get_event_loop(self):
        """Return the current loop."""
        raise NotImplementedError

    def set_event_loop(self, loop):
        """Make a loop the current one."""
        raise NotImplementedError

    def new_event_loop(self):
        """Return a new loop."""
        raise NotImplementedError

    def get_child_watcher(self):
        """Return what watches subprocesses."""
        raise NotImplementedError

    def set_child_watcher(self, watcher):
        """Set what watches subprocesses."""
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """The usual rules."""

    _loop_factory = SelectorEventLoop

    def __init__(self):
        pass

    def get_event_loop(self):
        return _get_loop()

    def set_event_loop(self, loop):
        _set_loop(loop)

    def new_event_loop(self):
        return self._loop_factory()


_policy = DefaultEventLoopPolicy()


def get_event_loop_policy():
    """Return the policy."""
    return _policy


def set_event_loop_policy(policy):
    """Set the policy; None for the usual one."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(
            f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _policy = policy or DefaultEventLoopPolicy()
    _use_policy(None if type(_policy) is DefaultEventLoopPolicy else _policy)


def _stack(task):
    # Pairs of a code object and a line, the outermost first.
    coro = task.get_coro()
    frame = getattr(coro, "cr_frame", None)
    if frame is not None:
        return [frame]
    frames = []
    traceback = task._exception.__traceback__ if task._exception is not None else None
    while traceback is not None:
        frames.append(traceback.tb_frame)
        traceback = traceback.tb_next
    return frames


def _get_stack(task, limit):
    frames = []
    for frame in _stack(task):
        if limit is not None:
            if limit <= 0:
                break
            limit -= 1
        frames.append(frame)
    return frames


def _source_line(filename, line):
    try:
        with open(filename) as file:
            return file.readlines()[line - 1].strip()
    except (OSError, IndexError, ValueError):
        return ""


def _print_stack(task, limit, file):
    import sys
    frames, error = task.get_stack(limit=limit), task._exception
    kind = "Traceback" if error is not None else "Stack"
    if frames:
        print(f"{kind} for {task!r} (most recent call last):", file=file)
    else:
        print(f"No stack for {task!r}", file=file)
    output = sys.stderr if file is None else file
    for frame in frames:
        code = frame.f_code
        print(f'  File "{code.co_filename}", line {frame.f_lineno}, in {code.co_name}', file=output)
        source = _source_line(code.co_filename, frame.f_lineno)
        if source:
            print(f"    {source}", file=output)
    if error is not None:
        text, name = str(error), type(error).__qualname__
        if type(error).__module__ not in ("builtins", "__main__"):
            name = f"{type(error).__module__}.{name}"
        print(f"{name}: {text}" if text else name, file=file)


class _CallerFrame:
    # A frame that runs: as much of it as a call graph shows.

    def __init__(self, code, line, kind):
        self.f_code, self.f_lineno, self._kind = code, line, kind


class FrameCallGraphEntry:
    """A frame in the call stack of a future."""

    __slots__ = ("frame",)

    def __init__(self, frame):
        object.__setattr__(self, "frame", frame)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot assign to field {name!r}")

    def __repr__(self):
        return f"FrameCallGraphEntry(frame={self.frame!r})"

    def __eq__(self, other):
        return self.frame == other.frame if type(other) is FrameCallGraphEntry else NotImplemented

    def __hash__(self):
        return hash((self.frame,))


class FutureCallGraph:
    """A future with the call stack of its coroutine and what awaits it."""

    __slots__ = ("future", "call_stack", "awaited_by")

    def __init__(self, future, call_stack, awaited_by):
        for name, value in (("future", future), ("call_stack", call_stack), ("awaited_by", awaited_by)):
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot assign to field {name!r}")

    def __repr__(self):
        return (f"FutureCallGraph(future={self.future!r}, call_stack={self.call_stack!r}, "
                f"awaited_by={self.awaited_by!r})")

    def __eq__(self, other):
        if type(other) is not FutureCallGraph:
            return NotImplemented
        return (self.future, self.call_stack, self.awaited_by) == (other.future, other.call_stack, other.awaited_by)

    def __hash__(self):
        return hash((self.future, self.call_stack, self.awaited_by))


for _class in (FrameCallGraphEntry, FutureCallGraph):
    _class.__module__ = "asyncio.graph"


def _suspended_stack(future):
    stack = []
    coro = future.get_coro() if isinstance(future, Task) else None
    while coro is not None and hasattr(coro, "cr_await"):
        if coro.cr_frame is not None:
            stack.append(FrameCallGraphEntry(coro.cr_frame))
        coro = coro.cr_await
    stack.reverse()
    return stack


def _limited(stack, limit):
    # A positive limit keeps the entries at the start, a negative one those at the end.
    if limit is None:
        return tuple(stack)
    if limit == 0:
        return ()
    return tuple(stack[:limit] if limit > 0 else stack[limit:])


def _graph(future, stack, limit):
    # Each task is shown once, at the place where it was met first, so that the graph is as large as it has tasks. The
    # walk keeps its own list of what is open: tasks may await each other a thousand deep.
    seen = {future}
    nodes = [[future, _limited(stack, limit), []]]
    for node in nodes:
        for parent in _awaited_by(node[0]):
            if parent not in seen:
                seen.add(parent)
                stands = [parent, _limited(_suspended_stack(parent), limit), []]
                node[2].append(stands)
                nodes.append(stands)
    made = {}
    for future, stack, parents in reversed(nodes):
        awaited_by = tuple(made.pop(id(parent[0])) for parent in parents)
        made[id(future)] = FutureCallGraph(future, stack, awaited_by)
    return made[id(nodes[0][0])]


def _capture(future, depth, limit, callers):
    running = _get_running_loop()
    current = current_task() if running is not None else None
    if future is None:
        if running is None:
            raise RuntimeError("capture_call_graph() is called outside of a running event loop and no future to "
                               "introspect was provided")
        if current is None:
            return None
        future = current
    if not isfuture(future):
        raise TypeError(f"{future!r} object does not appear to be compatible with asyncio.Future")
    if future is current:
        stack = [FrameCallGraphEntry(_CallerFrame(*caller)) for caller in callers[depth:]]
    else:
        stack = _suspended_stack(future)
    return _graph(future, stack, limit)


def capture_call_graph(future=None, /, *, depth=1, limit=None):
    """Return the graph of a task's or future's call stack and of what awaits it, by default of the running task.

    None outside of a task. depth leaves out as many of the innermost frames of the running task; a positive limit
    keeps as many entries at the start of each call stack, a negative one at its end.
    """
    return _capture(future, depth, limit, _callers())


def format_call_graph(future=None, /, *, depth=1, limit=None):
    """Return the graph of capture_call_graph() as text."""
    graph = _capture(future, depth, limit, _callers())
    if graph is None:
        return ""
    lines = []
    open = [(graph, 0, False)]
    while open:
        node, level, heading = open.pop()
        margin = "    " * level
        if heading:
            lines.append(f"{'    ' * (level - 1)}  + Awaited by:")
        name = f"name={node.future.get_name()!r}, " if isinstance(node.future, Task) else ""
        kind = "Task" if name else "Future"
        lines.append(f"{margin}* {kind}({name}id={id(node.future):#x})")
        if node.call_stack:
            lines.append(f"{margin}  + Call stack:")
            for entry in node.call_stack:
                code = entry.frame.f_code
                kind = getattr(entry.frame, "_kind", "async ")
                lines.append(f"{margin}  |   File {code.co_filename!r}, line {entry.frame.f_lineno}, "
                             f"in {kind}{code.co_qualname}()")
        parents = [(parent, level + 1, number == 0) for number, parent in enumerate(node.awaited_by)]
        open.extend(reversed(parents))
    return "\n".join(lines)


def print_call_graph(future=None, /, *, file=None, depth=1, limit=None):
    """Print the text of format_call_graph()."""
    print(format_call_graph(future, depth=depth + 1, limit=limit), file=file)


# As in CPython, where each stands in a module of its own.
for _module, _members in (
        ("tasks", (wait_for, as_completed, create_eager_task_factory, _AsCompletedIterator)),
        ("locks", (Barrier,)),
        ("futures", (wrap_future,)),
        ("events", (AbstractEventLoopPolicy, get_event_loop_policy, set_event_loop_policy)),
        ("unix_events", (DefaultEventLoopPolicy,)),
        ("graph", (capture_call_graph, format_call_graph, print_call_graph))):
    for _member in _members:
        _member.__module__ = f"asyncio.{_module}"
DefaultEventLoopPolicy.__name__ = DefaultEventLoopPolicy.__qualname__ = "_UnixDefaultEventLoopPolicy"
