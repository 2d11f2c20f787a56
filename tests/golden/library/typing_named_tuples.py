from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Point(NamedTuple):
    "Where."
    x: int
    y: int = 5

    def total(self): return self.x + self.y


def look(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


p = Point(1)
print(p, p == (1, 5), p.total(), Point._fields, Point._field_defaults, Point.__bases__, Point.__annotations__)
print(p._replace(x=3), Point._make([1, 2]), p._asdict(), Point.__doc__, Point.__match_args__, Point.__module__, p.y)
look(lambda: Point())
look(lambda: Point(1, 2, 3))
look(lambda: Point(z=1))
look(lambda: Point._make([1]))
look(lambda: p._replace(q=1))
look(lambda: setattr(p, "x", 2))
look(lambda: setattr(p, "q", 2))
match p:
    case Point(x, y):
        print("matched", x, y)
x, y = p
print(x, y, p[0], p[1:], len(p), hash(p) == hash((1, 5)), isinstance(p, tuple))
for text in ("x: int = 1\n    y: int", "_x: int", "x: int\n    def __new__(cls): pass"):
    try:
        exec(f"class Bad(NamedTuple):\n    {text}")
    except Exception as error:
        print(type(error).__name__, error)
try:
    class Bad(NamedTuple, int):
        x: int
except TypeError as error:
    print(error)
Pair = NamedTuple("Pair", [("a", int), ("b", str)])
print(Pair(1, "x"), Pair.__annotations__, Pair.__module__)


class Box(NamedTuple, Generic[T]):
    value: T


print(Box(1), Box[int](2), [base.__name__ for base in Box.__mro__])
