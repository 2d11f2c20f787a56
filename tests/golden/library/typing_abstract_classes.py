from typing import *

T = TypeVar("T")
print(Iterable, Iterable[int], Iterable.__origin__, Mapping[str, int].__args__, Iterable[T].__parameters__)
print(Generator[int], Generator[int, str, bool], AsyncGenerator[int], Callable.__origin__, ContextManager[int])
print(get_origin(Iterable[int]), get_origin(Iterable), get_origin(Callable[[int], str]), get_args(Mapping[str, int]))


def look(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


look(lambda: Iterable())
look(lambda: Iterable[int]())
look(lambda: Iterable[int, str])
look(lambda: Generator[()])
look(lambda: Mapping[int])
look(lambda: Hashable[int])
look(lambda: isinstance([], Iterable[int]))
look(lambda: List())


class Numbers(List[int]): pass
class Any_(List): pass
class Own(Iterable[int]):
    def __iter__(self): return iter([1])
class Both(Dict[str, int], Iterable[str]): pass


for cls in (Numbers, Any_, Own, Both):
    print([base.__name__ for base in cls.__mro__], cls.__orig_bases__, cls.__parameters__)
