"""What the module `weakref` offers beyond plain references: proxies, collections that forget, finalizers."""


class WeakMethod(ref):
    """A reference to a bound method that lives as long as the object it is bound to."""
    __slots__ = ("_function", "_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            target, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def ended(_):
            method = own()
            if method is not None and method._alive:
                method._alive = False
                if callback is not None:
                    callback(method)
        made = ref.__new__(cls, target, ended)
        made._function = ref(function, ended)
        made._alive = True
        own = ref(made)
        return made

    def __call__(self):
        target, function = super().__call__(), self._function()
        if target is None or function is None:
            return None
        return function.__get__(target)

    def __eq__(self, other):
        if isinstance(other, WeakMethod):
            if not self._alive or not other._alive:
                return self is other
            return ref.__eq__(self, other) and self._function == other._function
        return NotImplemented

    def __ne__(self, other):
        if isinstance(other, WeakMethod):
            return not self == other
        return NotImplemented

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows the key of the object in a WeakValueDictionary."""
    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        made = ref.__new__(cls, ob, callback)
        made.key = key
        return made

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


_MISSING = object()


class _Mapping:
    """What both dictionaries share: everything that follows from items, lookup, change and deletion."""
    __slots__ = ()

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def update(self, other=None, /, **kwargs):
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def pop(self, key, *args):
        try:
            value = self[key]
        except KeyError:
            if args:
                return args[0]
            raise
        del self[key]
        return value

    def clear(self):
        self.data.clear()

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.data)

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        made = type(self)()
        made.update(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def copy(self):
        made = type(self)()
        for key, value in self.items():
            made[key] = value
        return made

    __copy__ = copy

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(_Mapping):
    """A dictionary whose entries go when their values do."""

    def __init__(self, other=(), /, **kw):
        own = ref(self)

        def remove(reference):
            mapping = own()
            if mapping is not None and mapping.data.get(reference.key) is reference:
                del mapping.data[reference.key]
        self._remove = remove
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        try:
            return self.data[key]() is not None
        except KeyError:
            return False

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = type(self)()
        for key, value in self.items():
            made[deepcopy(key, memo)] = value
        return made

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def keys(self):
        for key, reference in list(self.data.items()):
            if reference() is not None:
                yield key

    def values(self):
        for reference in list(self.data.values()):
            value = reference()
            if value is not None:
                yield value

    def itervaluerefs(self):
        yield from list(self.data.values())

    def valuerefs(self):
        return list(self.data.values())

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value


class WeakKeyDictionary(_Mapping):
    """A dictionary whose entries go when their keys do."""

    def __init__(self, dict=None):
        own = ref(self)

        def remove(reference):
            mapping = own()
            if mapping is not None:
                mapping.data.pop(reference, None)
        self._remove = remove
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = type(self)()
        for key, value in self.items():
            made[key] = deepcopy(value, memo)
        return made

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def keys(self):
        for reference in list(self.data):
            key = reference()
            if key is not None:
                yield key

    __iter__ = keys

    def values(self):
        for reference, value in list(self.data.items()):
            if reference() is not None:
                yield value

    def keyrefs(self):
        return list(self.data)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value


class WeakSet:
    """A set that forgets members that nothing else holds."""

    def __init__(self, data=None):
        own = ref(self)

        def remove(reference):
            members = own()
            if members is not None:
                members.data.discard(reference)
        self._remove = remove
        self.data = set()
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in list(self.data):
            member = reference()
            if member is not None:
                yield member

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            reference = ref(item)
        except TypeError:
            return False
        return reference in self.data

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def pop(self):
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = reference()
            if item is not None:
                return item

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    __sub__ = difference

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update([ref(item) for item in other])
        return self

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self.data.intersection_update([ref(item) for item in other])
        return self

    def issubset(self, other):
        return self.data.issubset([ref(item) for item in other])

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset([ref(item) for item in other])

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.data == set(map(ref, other))

    __hash__ = None

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update([ref(item, self._remove) for item in other])
        return self

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def __repr__(self):
        return repr(self.data)


class finalize:
    """Calls a function when an object ends, or at the end of the script."""
    __slots__ = ()
    _registry = {}
    _numbers = 0
    _hooked = False
    _over = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._hooked:
            finalize._hooked = True
            _at_exit(finalize._run_all)
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = finalize._numbers
        finalize._numbers += 1
        finalize._registry[self] = info

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info is not None and not self._over:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"

    @classmethod
    def _run_all(cls):
        while True:
            waiting = [(info.index, finalizer) for finalizer, info in cls._registry.items() if info.atexit]
            if not waiting:
                cls._over = True
                return
            last = max(waiting, key=lambda entry: entry[0])[1]
            try:
                last()
            except Exception as error:
                _report(error, last)


class _ProxyRef(ref):
    """What is in a proxy: one of its own, for it counts among the references to its object."""

    __slots__ = ()


def _make_proxies():
    def deref(proxy):
        target = slots[type(proxy)](proxy)()
        if target is None:
            raise ReferenceError("weakly-referenced object no longer exists")
        return target

    def plain(value):
        return deref(value) if type(value) in slots else value

    def forward(function):
        return lambda self, *args: function(deref(self), *args)

    def binary(function):
        return lambda self, other: function(plain(self), plain(other))

    def reflected(function):
        return lambda self, other: function(plain(other), plain(self))

    def unhashable(self):
        raise TypeError(f"unhashable type: 'weakref.{type(self).__name__}'")

    def show(self):
        target = slots[type(self)](self)()
        if target is None:
            return f"<weakproxy at {id(self):#x}; dead>"
        return f"<weakproxy at {id(self):#x}; to {type(target).__name__!r} at {id(target):#x}>"

    def step(self):
        target = deref(self)
        if not hasattr(type(target), "__next__"):
            raise TypeError(f"Weakref proxy referenced a non-iterator {type(target).__name__!r} object")
        return next(target)

    def index(self):
        target = deref(self)
        if not hasattr(type(target), "__index__"):
            raise TypeError(f"{type(target).__name__!r} object cannot be interpreted as an integer")
        return target.__index__()

    def set_item(self, key, value):
        deref(self)[plain(key)] = value

    def delete_item(self, key):
        del deref(self)[plain(key)]

    def inplace(symbol):
        scope = {}
        exec(f"def change(self, other):\n    self {symbol}= other\n    return self", scope)
        change = scope["change"]
        return lambda self, other: change(deref(self), plain(other))

    def calculate(symbol):
        return eval(f"lambda a, b: a {symbol} b")

    def exponent(self, other, modulus=None):
        return pow(plain(self), plain(other), plain(modulus))

    def call_method(name):
        return lambda self, *args: getattr(deref(self), name)(*args)

    namespace = {
        "__getattribute__": lambda self, name: getattr(deref(self), name),
        "__setattr__": lambda self, name, value: setattr(deref(self), name, value),
        "__delattr__": lambda self, name: delattr(deref(self), name),
        "__str__": forward(str), "__repr__": show, "__hash__": unhashable, "__bool__": forward(bool),
        "__len__": forward(len), "__iter__": forward(iter), "__reversed__": call_method("__reversed__"),
        "__next__": step,
        "__contains__": lambda self, item: plain(item) in deref(self),
        "__getitem__": lambda self, key: deref(self)[plain(key)],
        "__setitem__": set_item, "__delitem__": delete_item,
        "__int__": forward(int), "__float__": forward(float), "__abs__": forward(abs),
        "__index__": index, "__bytes__": call_method("__bytes__"),
        "__neg__": lambda self: -deref(self), "__pos__": lambda self: +deref(self),
        "__invert__": lambda self: ~deref(self), "__divmod__": binary(divmod), "__rdivmod__": reflected(divmod),
        "__pow__": exponent, "__rpow__": reflected(calculate("**")), "__ipow__": inplace("**"),
        "__slots__": ("_ref", "__weakref__"), "__module__": "weakref",
    }
    for name, symbol in [("add", "+"), ("sub", "-"), ("mul", "*"), ("matmul", "@"), ("truediv", "/"),
                         ("floordiv", "//"), ("mod", "%"), ("lshift", "<<"), ("rshift", ">>"), ("and", "&"),
                         ("or", "|"), ("xor", "^")]:
        namespace[f"__{name}__"] = binary(calculate(symbol))
        namespace[f"__r{name}__"] = reflected(calculate(symbol))
        namespace[f"__i{name}__"] = inplace(symbol)
    for name, symbol in [("lt", "<"), ("le", "<="), ("eq", "=="), ("ne", "!="), ("gt", ">"), ("ge", ">=")]:
        namespace[f"__{name}__"] = binary(calculate(symbol))
    slots = {}
    quiet = type("ProxyType", (), dict(namespace))
    calling = type("CallableProxyType", (), namespace | {
        "__call__": lambda self, *args, **kwargs: deref(self)(*args, **kwargs)})
    setters = {}
    for kind in (quiet, calling):
        member = kind.__dict__["_ref"]
        slots[kind], setters[kind] = member.__get__, member.__set__
    known = {}

    def proxy(object, callback=None, /):
        """Create a proxy object that weakly references 'object'."""
        if callback is None and id(object) in known:
            found = known[id(object)]()
            if found is not None and slots[type(found)](found)() is object:
                return found
        kind = calling if callable(object) else quiet
        made = kind.__new__(kind)
        own = ref(made)

        def ended(_):
            waiting = own()
            if waiting is not None:
                callback(waiting)
        setters[kind](made, _ProxyRef(object) if callback is None else _ProxyRef(object, ended))
        if callback is None:
            address = id(object)
            known[address] = ref(made, lambda _: known.pop(address, None))
        return made
    return proxy, quiet, calling


proxy, ProxyType, CallableProxyType = _make_proxies()
ProxyTypes = (ProxyType, CallableProxyType)
ReferenceType = ref
ReferenceError = ReferenceError

for _kind in (WeakMethod, KeyedRef, WeakValueDictionary, WeakKeyDictionary, finalize):
    _kind.__module__ = "weakref"
WeakSet.__module__ = "_weakrefset"
del _kind

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]
