"""What an object is: the questions that asynchronous code asks about functions, coroutines and generators."""

import sys

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE = 16, 32, 64
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING = "CORO_CREATED", "CORO_RUNNING"
CORO_SUSPENDED, CORO_CLOSED = "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING = "AGEN_CREATED", "AGEN_RUNNING"
AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_SUSPENDED", "AGEN_CLOSED"


class _Sample:
    def method(self):
        pass


def _function():
    yield


async def _coroutine_function():
    pass


async def _async_generator_function():
    yield


_FunctionType = type(_function)
_MethodType = type(_Sample().method)
_BuiltinType = type(len)
_GeneratorType = type(_function())
_coroutine = _coroutine_function()
_CoroutineType = type(_coroutine)
_coroutine.close()
_AsyncGeneratorType = type(_async_generator_function())
_CodeType = type(_function.__code__)
_ModuleType = type(sys)
_WrapperType = type(object.__init__)
_DescriptorType = type(str.join)
_GetSetType = type(_FunctionType.__code__)
try:
    raise ValueError
except ValueError as _error:
    _TracebackType = type(_error.__traceback__)
    _FrameType = type(_error.__traceback__.tb_frame)


def ismodule(object):
    """Return True for modules."""
    return isinstance(object, _ModuleType)


def isclass(object):
    """Return True for classes."""
    return isinstance(object, type)


def ismethod(object):
    """Return True for methods that are bound to an instance."""
    return isinstance(object, _MethodType)


def isfunction(object):
    """Return True for functions that are written in the language."""
    return isinstance(object, _FunctionType)


def isbuiltin(object):
    """Return True for built-in functions and bound built-in methods."""
    return isinstance(object, _BuiltinType)


def isroutine(object):
    """Return True for functions and methods of every kind."""
    return isinstance(object, (_BuiltinType, _FunctionType, _MethodType, _WrapperType, _DescriptorType))


def ismethoddescriptor(object):
    """Return True for descriptors without __set__ that are neither methods, functions nor classes."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    """Return True for descriptors with __set__ or __delete__."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def isgetsetdescriptor(object):
    """Return True for attributes of built-in types."""
    return isinstance(object, _GetSetType)


def iscode(object):
    """Return True for code objects."""
    return isinstance(object, _CodeType)


def istraceback(object):
    """Return True for tracebacks."""
    return isinstance(object, _TracebackType)


def isabstract(object):
    """Return True for abstract base classes that cannot be instantiated."""
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", ()))


def getmro(cls):
    """Return the classes that attributes of a class are looked up in, in that order."""
    return cls.__mro__


def unwrap(func, *, stop=None):
    """Return what a function wraps, and that wraps, until nothing is wrapped or stop(function) is true."""
    seen = [func]
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if any(func is known for known in seen):
            raise ValueError(f"wrapper loop when unwrapping {seen[0]!r}")
        seen.append(func)
    return func


_mark = object()


def _has_flag(function, flag):
    while ismethod(function):
        function = function.__func__
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Return True for functions that make generators."""
    return _has_flag(obj, CO_GENERATOR)


def markcoroutinefunction(func):
    """Let iscoroutinefunction() take a function for one that makes coroutines; return it."""
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_mark = _mark
    return func


def iscoroutinefunction(obj):
    """Return True for functions that make coroutines."""
    marked = obj
    while ismethod(marked):
        marked = marked.__func__
    if getattr(marked, "_is_coroutine_mark", None) is _mark or _has_flag(obj, CO_COROUTINE):
        return True
    asyncio = sys.modules.get("asyncio")
    return asyncio is not None and isbuiltin(obj) and asyncio.iscoroutinefunction(obj)


def isasyncgenfunction(obj):
    """Return True for functions that make asynchronous generators."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isgenerator(object):
    """Return True for generators."""
    return isinstance(object, _GeneratorType)


def iscoroutine(object):
    """Return True for coroutines."""
    return isinstance(object, _CoroutineType)


def isasyncgen(object):
    """Return True for asynchronous generators."""
    return isinstance(object, _AsyncGeneratorType)


def isawaitable(object):
    """Return True for what can be awaited."""
    return isinstance(object, _CoroutineType) or hasattr(type(object), "__await__")


def _state(running, suspended, frame, names):
    created, is_running, is_suspended, closed = names
    if running:
        return is_running
    if suspended:
        return is_suspended
    return closed if frame is None else created


def getgeneratorstate(generator):
    """Return how far a generator is: GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED."""
    return _state(generator.gi_running, generator.gi_suspended, generator.gi_frame,
                  (GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED))


def getcoroutinestate(coroutine):
    """Return how far a coroutine is: CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED."""
    return _state(coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame,
                  (CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED))


def getasyncgenstate(agen):
    """Return how far an asynchronous generator is: AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED."""
    return _state(agen.ag_running, agen.ag_suspended, agen.ag_frame,
                  (AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED))


def getmembers(object, predicate=None):
    """Return the attributes as pairs of name and value, sorted by name."""
    members = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    return sorted(members, key=lambda member: member[0])


def cleandoc(doc):
    """Return a docstring without the indentation that its lines share, and without empty lines around."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" ")]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(" "), *(line[margin:] for line in lines[1:])]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """Return the cleaned docstring, or None."""
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:]:
            if base.__doc__ is not None and base is not type(None).__mro__[-1]:
                doc = base.__doc__
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def isframe(object):
    """Return True for frames."""
    return isinstance(object, _FrameType)


class _Record(tuple):
    """A tuple whose items have names."""

    __slots__ = ()
    _fields = ()

    def __repr__(self):
        items = ", ".join(f"{name}={item!r}" for name, item in zip(self._fields, self))
        return f"{type(self).__name__}({items})"


def _named(place):
    return property(lambda self: self[place])


class Traceback(_Record):
    """Where a frame is: file, line, function, lines around and which of them."""

    _fields = ("filename", "lineno", "function", "code_context", "index")
    filename, lineno, function, code_context, index = map(_named, range(5))

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = tuple.__new__(cls, (filename, lineno, function, code_context, index))
        self.positions = positions
        return self


class FrameInfo(_Record):
    """A frame and where it is."""

    _fields = ("frame", "filename", "lineno", "function", "code_context", "index")
    frame, filename, lineno, function, code_context, index = map(_named, range(6))

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = tuple.__new__(cls, (frame, filename, lineno, function, code_context, index))
        self.positions = positions
        return self


class ArgInfo(_Record):
    """The arguments of a frame."""

    _fields = ("args", "varargs", "keywords", "locals")
    args, varargs, keywords, locals = map(_named, range(4))

    def __new__(cls, args, varargs, keywords, locals):
        return tuple.__new__(cls, (args, varargs, keywords, locals))


def currentframe():
    """Return the frame of the caller."""
    return sys._getframe()


def getframeinfo(frame, context=1):
    """Return where a frame or an entry of a traceback is, with that many lines around."""
    from traceback import _source_lines

    if isinstance(frame, _TracebackType):
        lineno = frame.tb_lineno
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
    code = frame.f_code
    lines = index = None
    source = _source_lines(code) if context > 0 else None
    if source:
        start = max(0, min(lineno - 1 - context // 2, len(source) - context))
        lines = source[start : start + context]
        index = lineno - 1 - start
    return Traceback(code.co_filename, lineno, code.co_name, lines, index)


def getouterframes(frame, context=1):
    """Return a frame and those that called it."""
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """Return the frames of a traceback, the outermost first."""
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    """Return the frames above the call, the caller's first."""
    return getouterframes(sys._getframe(), context)


def trace(context=1):
    """Return the frames between the caller and where the exception was raised that is handled now."""
    error = sys.exception()
    return getinnerframes(error and error.__traceback__, context)


def getargvalues(frame):
    """Return the names of the arguments of a frame, and its locals."""
    code = frame.f_code
    plain = code.co_argcount + code.co_kwonlyargcount
    names = list(code.co_varnames)
    rest = iter(names[plain:])
    varargs = next(rest) if code.co_flags & CO_VARARGS else None
    keywords = next(rest) if code.co_flags & CO_VARKEYWORDS else None
    return ArgInfo(names[:plain], varargs, keywords, frame.f_locals)
