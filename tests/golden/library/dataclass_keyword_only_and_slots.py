from dataclasses import KW_ONLY, FrozenInstanceError, dataclass


@dataclass(kw_only=True)
class All:
    a: int = 1
    b: int


@dataclass
class Some:
    a: int
    _: KW_ONLY
    b: int = 3


@dataclass(slots=True)
class Slotted:
    a: int
    b: int = 2


@dataclass(frozen=True, slots=True)
class Both:
    a: int


print(All(b=2), All.__match_args__, Some(1, b=4), Some.__doc__, Slotted(1), Slotted.__slots__)
for wrong in (lambda: All(1, 2), lambda: Some(1, 2), lambda: All()):
    try:
        wrong()
    except TypeError as error:
        print(error)
try:
    Slotted(1).c = 1
except AttributeError as error:
    print(error)
try:
    Both(1).a = 2
except FrozenInstanceError as error:
    print(error)
