from typing import *


def gen(): yield
async def co(): pass
async def agen(): yield


coroutine = co()
values = {
    "list": [], "tuple": (), "str": "", "bytes": b"", "dict": {}, "set": set(), "frozenset": frozenset(), "range": range(1),
    "keys": {}.keys(), "values": {}.values(), "items": {}.items(), "int": 5, "gen": gen(), "coroutine": coroutine,
    "agen": agen(), "len": len, "iter": iter([]), "memoryview": memoryview(b""), "proxy": type.__dict__,
}
kinds = (Hashable, Awaitable, Coroutine, AsyncIterable, AsyncIterator, AsyncGenerator, Iterable, Iterator, Generator,
         Reversible, Sized, Container, Collection, Callable, AbstractSet, MutableSet, Mapping, MutableMapping, MappingView,
         KeysView, ItemsView, ValuesView, Sequence, MutableSequence)
for name, value in values.items():
    print(name, *[str(kind).removeprefix("typing.") for kind in kinds if isinstance(value, kind)])
coroutine.close()


class Half:
    def __iter__(self): return iter(())
    __hash__ = None


class Not(list):
    __iter__ = None


print(isinstance(Half(), Iterable), isinstance(Half(), Hashable), issubclass(Not, Iterable), issubclass(Not, Sequence))
