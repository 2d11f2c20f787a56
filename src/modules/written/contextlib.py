"""What `with` and `async with` are used for."""

import abc
import os
import sys

__all__ = ["asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
           "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
           "redirect_stderr", "suppress", "aclosing", "chdir"]

_Method = type(abc.ABCMeta.register.__get__(abc.ABC))
_Alias = type(list[int])


def _wraps(function, wrapper):
    for name in ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__"):
        try:
            setattr(wrapper, name, getattr(function, name))
        except AttributeError:
            pass
    wrapper.__dict__.update(getattr(function, "__dict__", {}))
    wrapper.__wrapped__ = function
    return wrapper


def _has_methods(cls, *names):
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class AbstractContextManager(abc.ABC):
    """A context manager, or what has the methods of one."""

    __class_getitem__ = classmethod(_Alias)
    __slots__ = ()

    def __enter__(self):
        """Return the context manager itself."""
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Let the exception pass."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has_methods(C, "__enter__", "__exit__") if cls is AbstractContextManager else NotImplemented


class AbstractAsyncContextManager(abc.ABC):
    """An asynchronous context manager, or what has the methods of one."""

    __class_getitem__ = classmethod(_Alias)
    __slots__ = ()

    async def __aenter__(self):
        """Return the context manager itself."""
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Let the exception pass."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has_methods(C, "__aenter__", "__aexit__") if cls is AbstractAsyncContextManager else NotImplemented


class ContextDecorator(object):
    """Context managers that are decorators as well: each call of the function runs inside."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return _wraps(func, inner)


class AsyncContextDecorator(object):
    """Asynchronous context managers that are decorators of coroutine functions as well."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return _wraps(func, inner)


class _GeneratorContextManagerBase:
    """A generator function's call as a context manager."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def _begin(self):
        # What it was made of is of no use any more.
        del self.args, self.kwds, self.func

    def _is_thrown(self, caught, thrown, stop):
        # Whether the generator let what was thrown into it pass.
        return caught is thrown or (
            isinstance(caught, RuntimeError) and isinstance(thrown, stop) and caught.__cause__ is thrown)


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    """A generator as a context manager."""

    def __enter__(self):
        self._begin()
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            complaint = "generator didn't stop"
        else:
            if value is None:
                value = typ()
            try:
                self.gen.throw(value)
            except StopIteration as caught:
                return caught is not value
            except BaseException as caught:
                if not self._is_thrown(caught, value, StopIteration):
                    raise
                value.__traceback__ = traceback
                return False
            complaint = "generator didn't stop after throw()"
        try:
            raise RuntimeError(complaint)
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager,
                                    AsyncContextDecorator):
    """An asynchronous generator as an asynchronous context manager."""

    async def __aenter__(self):
        self._begin()
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            complaint = "generator didn't stop"
        else:
            if value is None:
                value = typ()
            try:
                await self.gen.athrow(value)
            except StopAsyncIteration as caught:
                return caught is not value
            except BaseException as caught:
                if not self._is_thrown(caught, value, (StopIteration, StopAsyncIteration)):
                    raise
                value.__traceback__ = traceback
                return False
            complaint = "generator didn't stop after athrow()"
        try:
            raise RuntimeError(complaint)
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Make a function of a generator function that returns a context manager.

    The block runs where the generator yields; what the block raises is raised there.
    """
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return _wraps(func, helper)


def asynccontextmanager(func):
    """Make a function of an asynchronous generator function that returns an asynchronous context manager.

    The block runs where the generator yields; what the block raises is raised there.
    """
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return _wraps(func, helper)


class closing(AbstractContextManager):
    """Close something at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Close an asynchronous generator, or anything with a method aclose, at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Let standard output go somewhere else for the block."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Let standard error go somewhere else for the block."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """End the block silently if it raises one of these exceptions."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        if issubclass(exctype, BaseExceptionGroup):
            _, rest = excinst.split(self._exceptions)
            if rest is None:
                return True
            raise rest
        return False


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """A context manager that does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Work in another folder for the block."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        os.chdir(self._old_cwd.pop())


def _no_manager(cls, asynchronous):
    word = "asynchronous context manager" if asynchronous else "context manager"
    return TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {word} protocol")


class _BaseExitStack:
    """What both stacks have in common."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """Give all that is on the stack to a new one, and return that."""
        new_stack = type(self)()
        new_stack._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return new_stack

    def push(self, exit):
        """Put a context manager's __exit__, or a callable with its signature, on the stack; return what was given."""
        cls = type(exit)
        try:
            method = cls.__exit__
        except AttributeError:
            self._add(exit)
        else:
            self._add(_Method(method, exit))
        return exit

    def enter_context(self, cm):
        """Enter a context manager, put its __exit__ on the stack, and return its result."""
        cls = type(cm)
        try:
            enter, leave = cls.__enter__, cls.__exit__
        except AttributeError:
            raise _no_manager(cls, False) from None
        result = enter(cm)
        self._add(_Method(leave, cm))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Put a call on the stack; return the callable."""
        def exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)

        exit_wrapper.__wrapped__ = callback
        self._add(exit_wrapper)
        return callback

    def _add(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))


def _mend_context(raised, outer, frame_error):
    # What was raised while an outer exception passed knows it, as with nested blocks.
    while raised is not outer:
        context = raised.__context__
        if context is None or context is outer:
            return
        if context is frame_error:
            break
        raised = context
    raised.__context__ = outer


def _details(exc):
    return (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)


def _reraise(exc):
    context = exc.__context__
    try:
        raise exc
    except BaseException:
        exc.__context__ = context
        raise


class ExitStack(_BaseExitStack, AbstractContextManager):
    """Any number of context managers and callbacks that end together, the last first."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        exc = exc_details[1]
        given, frame_error = exc is not None, sys.exception()
        suppressed = pending = False
        while self._exit_callbacks:
            _, callback = self._exit_callbacks.pop()
            try:
                if callback(*_details(exc)):
                    suppressed, pending, exc = True, False, None
            except BaseException as raised:
                _mend_context(raised, exc, frame_error)
                pending, exc = True, raised
        if pending:
            _reraise(exc)
        return given and suppressed

    def close(self):
        """End everything at once."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """Any number of context managers and callbacks, asynchronous ones too, that end together, the last first."""

    async def enter_async_context(self, cm):
        """Enter an asynchronous context manager, put its __aexit__ on the stack, and return its result."""
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise _no_manager(cls, True) from None
        result = await enter(cm)
        self._add(_Method(leave, cm), False)
        return result

    def push_async_exit(self, exit):
        """Put an asynchronous context manager's __aexit__, or a coroutine function with its signature, on the stack."""
        cls = type(exit)
        try:
            method = cls.__aexit__
        except AttributeError:
            self._add(exit, False)
        else:
            self._add(_Method(method, exit), False)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Put the call of a coroutine function on the stack; return the function."""
        async def exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)

        exit_wrapper.__wrapped__ = callback
        self._add(exit_wrapper, False)
        return callback

    async def aclose(self):
        """End everything at once."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        exc = exc_details[1]
        given, frame_error = exc is not None, sys.exception()
        suppressed = pending = False
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                answer = callback(*_details(exc))
                if not is_sync:
                    answer = await answer
                if answer:
                    suppressed, pending, exc = True, False, None
            except BaseException as raised:
                _mend_context(raised, exc, frame_error)
                pending, exc = True, raised
        if pending:
            _reraise(exc)
        return given and suppressed
