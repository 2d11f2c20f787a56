"""The abstract classes that names of typing stand for, as collections.abc has them.

It runs in the namespace of typing, which gives the classes their names there.
"""

from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod


def _has(cls, names):
    """Whether a class has methods; NotImplemented if not, or if it says that it has not."""
    for name in names:
        found = next((base.__dict__[name] for base in cls.__mro__ if name in base.__dict__), None)
        if found is None:
            return NotImplemented
    return True


def _structural(name, bases, methods, **mixins):
    """An abstract class whose subclasses are those that have its methods, whatever they inherit from."""
    wanted = tuple(dict.fromkeys(name for base in bases for name in base.__dict__.get("_wanted", ()))) + methods

    def __subclasshook__(cls, other):
        return _has(other, wanted) if cls is made else NotImplemented

    members = {method: _abstract(method) for method in methods if method not in mixins}
    members |= mixins
    members |= {"__subclasshook__": classmethod(__subclasshook__), "_wanted": wanted, "__slots__": ()}
    members |= {"__module__": "collections.abc", "__class_getitem__": classmethod(_BuiltinAlias)}
    made = _ABCMeta(name, bases, members)
    return made


def _abstract(name):
    def method(self, *args):
        raise NotImplementedError

    method.__name__ = method.__qualname__ = name
    return _abstractmethod(method)


def _named(cls):
    """A class that is written out, under the name that it has in collections.abc."""
    cls.__name__ = cls.__qualname__ = cls.__name__.lstrip("_")
    cls.__module__ = "collections.abc"
    return cls


def _itself(self):
    return self


async def _aclose(self):
    """End the generator."""
    try:
        await self.athrow(GeneratorExit)
    except (GeneratorExit, StopAsyncIteration):
        return
    raise RuntimeError("asynchronous generator ignored GeneratorExit")


def _close(self):
    """End the generator or coroutine."""
    try:
        self.throw(GeneratorExit)
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError("generator ignored GeneratorExit")


_Hashable = _structural("Hashable", (), ("__hash__",))
_Awaitable = _structural("Awaitable", (), ("__await__",))
_Coroutine = _structural("Coroutine", (_Awaitable,), ("send", "throw", "close"), close=_close)
_AsyncIterable = _structural("AsyncIterable", (), ("__aiter__",))
_AsyncIterator = _structural("AsyncIterator", (_AsyncIterable,), ("__anext__",), __aiter__=_itself)
_AsyncGenerator = _structural(
    "AsyncGenerator", (_AsyncIterator,), ("asend", "athrow", "aclose"), aclose=_aclose,
    __anext__=lambda self: self.asend(None))
_Iterable = _structural("Iterable", (), ("__iter__",))
_Iterator = _structural("Iterator", (_Iterable,), ("__next__",), __iter__=_itself)
_Generator = _structural(
    "Generator", (_Iterator,), ("send", "throw", "close"), close=_close, __next__=lambda self: self.send(None))
_Reversible = _structural("Reversible", (_Iterable,), ("__reversed__",))
Callable.__origin__ = _structural("Callable", (), ("__call__",))
_Sized = _structural("Sized", (), ("__len__",))
_Container = _structural("Container", (), ("__contains__",))
_Collection_ = _structural("Collection", (_Sized, _Iterable, _Container), ())


@_named
class _Set(_Collection_):
    """A set: the operators, by way of __contains__, __iter__ and __len__."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        if not isinstance(other, _Set):
            return NotImplemented
        return len(self) <= len(other) and all(item in other for item in self)

    def __lt__(self, other):
        return len(self) < len(other) and self.__le__(other) if isinstance(other, _Set) else NotImplemented

    def __ge__(self, other):
        if not isinstance(other, _Set):
            return NotImplemented
        return len(self) >= len(other) and all(item in self for item in other)

    def __gt__(self, other):
        return len(self) > len(other) and self.__ge__(other) if isinstance(other, _Set) else NotImplemented

    def __eq__(self, other):
        return len(self) == len(other) and self.__le__(other) if isinstance(other, _Set) else NotImplemented

    __hash__ = None

    def __and__(self, other):
        if not isinstance(other, _Iterable):
            return NotImplemented
        return self._from_iterable(item for item in other if item in self)

    __rand__ = __and__

    def isdisjoint(self, other):
        """Return True if two sets have a null intersection."""
        return all(item not in self for item in other)

    def __or__(self, other):
        if not isinstance(other, _Iterable):
            return NotImplemented
        return self._from_iterable(item for part in (self, other) for item in part)

    __ror__ = __or__

    def _as_set(self, other):
        return other if isinstance(other, _Set) else self._from_iterable(other)

    def __sub__(self, other):
        if not isinstance(other, _Iterable):
            return NotImplemented
        other = self._as_set(other)
        return self._from_iterable(item for item in self if item not in other)

    def __rsub__(self, other):
        if not isinstance(other, _Iterable):
            return NotImplemented
        return self._from_iterable(item for item in self._as_set(other) if item not in self)

    def __xor__(self, other):
        if not isinstance(other, _Iterable):
            return NotImplemented
        other = self._as_set(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__


@_named
class _MutableSet(_Set):
    __slots__ = ()
    add, discard = _abstract("add"), _abstract("discard")

    def remove(self, value):
        """Remove an element. If not a member, raise a KeyError."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Return the popped value. Raise KeyError if empty."""
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        """Take all elements away."""
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for value in self._as_set(it):
            self.discard(value) if value in self else self.add(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it:
            self.discard(value)
        return self


@_named
class _MappingView(_Sized):
    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"


@_named
class _KeysView(_MappingView, _Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


@_named
class _ItemsView(_MappingView, _Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]


@_named
class _ValuesView(_MappingView, _Collection_):
    __slots__ = ()

    def __contains__(self, value):
        return any(found is value or found == value for found in self)

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


@_named
class _Mapping(_Collection_):
    __slots__ = ()
    __getitem__ = _abstract("__getitem__")
    __reversed__ = None

    def get(self, key, default=None):
        """D.get(k[,d]) -> D[k] if k in D, else d.  d defaults to None."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        """D.keys() -> a set-like object providing a view on D's keys"""
        return _KeysView(self)

    def items(self):
        """D.items() -> a set-like object providing a view on D's items"""
        return _ItemsView(self)

    def values(self):
        """D.values() -> an object providing a view on D's values"""
        return _ValuesView(self)

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, _Mapping) else NotImplemented

    __hash__ = None


@_named
class _MutableMapping(_Mapping):
    __slots__ = ()
    __setitem__, __delitem__ = _abstract("__setitem__"), _abstract("__delitem__")
    _nothing = object()

    def pop(self, key, default=_nothing):
        """Remove a key and return its value, or the default."""
        try:
            value = self[key]
        except KeyError:
            if default is self._nothing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        """Remove a pair and return it; raise KeyError if there is none."""
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        """Take all pairs away."""
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(self, other=(), /, **kwds):
        """Take over the pairs of a mapping, or of an iterable, and keywords."""
        if isinstance(other, _Mapping):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        """Return the value of a key, which is set to the default before if it is missing."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


@_named
class _Sequence(_Reversible, _Collection_):
    __slots__ = ()
    __getitem__ = _abstract("__getitem__")

    def __iter__(self):
        place = 0
        try:
            while True:
                value = self[place]
                yield value
                place += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(found is value or found == value for found in self)

    def __reversed__(self):
        for place in reversed(range(len(self))):
            yield self[place]

    def index(self, value, start=0, stop=None):
        """Return the first index of a value. Raises ValueError if it is not present."""
        if start is not None and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        place = start
        while stop is None or place < stop:
            try:
                found = self[place]
            except IndexError:
                break
            if found is value or found == value:
                return place
            place += 1
        raise ValueError

    def count(self, value):
        """Return the number of occurrences of a value."""
        return sum(1 for found in self if found is value or found == value)


@_named
class _MutableSequence(_Sequence):
    __slots__ = ()
    __setitem__, __delitem__, insert = _abstract("__setitem__"), _abstract("__delitem__"), _abstract("insert")

    def append(self, value):
        """Append a value to the end."""
        self.insert(len(self), value)

    def clear(self):
        """Take all values away."""
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        """Reverse in place."""
        last = len(self) - 1
        for place in range(len(self) // 2):
            self[place], self[last - place] = self[last - place], self[place]

    def extend(self, values):
        """Append the values of an iterable."""
        for value in list(values) if values is self else values:
            self.append(value)

    def pop(self, index=-1):
        """Remove a value and return it."""
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        """Remove the first occurrence of a value; raise ValueError if there is none."""
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


for _abstract_class, *_classes in (
        (_Sequence, tuple, str, range, memoryview, bytes), (_MutableSequence, list, bytearray), (_MutableSet, set),
        (_Set, frozenset, type({}.keys()), type({}.items())), (_MutableMapping, dict), (_Mapping, type(type.__dict__)),
        (_KeysView, type({}.keys())), (_ItemsView, type({}.items())), (_ValuesView, type({}.values())),
        (_MappingView, type({}.keys()), type({}.items()), type({}.values()))):
    for _class in _classes:
        _abstract_class.register(_class)

AbstractSet = _Collection("AbstractSet", _Set, 1)
AsyncGenerator = _Collection("AsyncGenerator", _AsyncGenerator, 2, (_NoneType,))
AsyncIterable = _Collection("AsyncIterable", _AsyncIterable, 1)
AsyncIterator = _Collection("AsyncIterator", _AsyncIterator, 1)
Awaitable = _Collection("Awaitable", _Awaitable, 1)
Collection = _Collection("Collection", _Collection_, 1)
Container = _Collection("Container", _Container, 1)
Coroutine = _Collection("Coroutine", _Coroutine, 3)
Generator = _Collection("Generator", _Generator, 3, (_NoneType, _NoneType))
Hashable = _Collection("Hashable", _Hashable, 0)
ItemsView = _Collection("ItemsView", _ItemsView, 2)
Iterable = _Collection("Iterable", _Iterable, 1)
Iterator = _Collection("Iterator", _Iterator, 1)
KeysView = _Collection("KeysView", _KeysView, 1)
Mapping = _Collection("Mapping", _Mapping, 2)
MappingView = _Collection("MappingView", _MappingView, 1)
MutableMapping = _Collection("MutableMapping", _MutableMapping, 2)
MutableSequence = _Collection("MutableSequence", _MutableSequence, 1)
MutableSet = _Collection("MutableSet", _MutableSet, 1)
Reversible = _Collection("Reversible", _Reversible, 1)
Sequence = _Collection("Sequence", _Sequence, 1)
Sized = _Collection("Sized", _Sized, 0)
ValuesView = _Collection("ValuesView", _ValuesView, 1)
