from typing import *

T = TypeVar("T")


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class Named(Protocol):
    name: str


class Gives(Protocol[T]):
    def give(self) -> T: ...


@runtime_checkable
class Sized_(Protocol):
    size: int


class File:
    def close(self): return "closed"


class Small:
    def __init__(self): self.size = 1


class Own(Closes):
    def close(self): return "own"


def look(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


print(isinstance(File(), Closes), isinstance(5, Closes), issubclass(File, Closes), isinstance(Own(), Closes))
print(isinstance(Small(), Sized_), isinstance(File(), Sized_), Own().close(), Own._is_protocol, Closes._is_protocol)
print([base.__name__ for base in Gives.__mro__], Gives[int], Gives.__parameters__, is_protocol(Named), is_protocol(Own))
print(sorted(get_protocol_members(Closes)), sorted(get_protocol_members(Named)))
look(lambda: isinstance(5, Named))
look(lambda: issubclass(int, Named))
look(lambda: issubclass(Small, Sized_))
look(lambda: Closes())
look(lambda: runtime_checkable(int))
look(lambda: isinstance(5, Gives[int]))
try:
    class Bad(Protocol, int): pass
except TypeError as error:
    print(error)
print(isinstance(5, SupportsInt), isinstance("a", SupportsInt), isinstance(5, SupportsIndex), isinstance(5.0, SupportsRound))
