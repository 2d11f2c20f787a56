from typing import *


def call(a: int, b: "str" = "x", *c: "List[int]", d: Optional["int"] = None) -> None: pass


class Node:
    value: int
    next: "Node | None"
    kind: ClassVar["int"]


class Leaf(Node):
    weight: "Annotated[int, 5]"


print(get_type_hints(call))
print(get_type_hints(Node))
print(get_type_hints(Leaf))
print(get_type_hints(Leaf, include_extras=True)["weight"])
print(get_type_hints(lambda: 1))
for act in (lambda: get_type_hints(5), lambda: get_type_hints(type("N", (), {"__annotations__": {"x": "nowhere"}}))):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
