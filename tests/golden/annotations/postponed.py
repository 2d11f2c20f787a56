"""from __future__ import annotations keeps annotations as the text that CPython's unparser makes of them."""
from __future__ import annotations
x: int = 1
y: undefined[int, 's'] | None


class A:
    p: nope.nope(1, *a, b=2)

    def f(self, a: list[ int ], *args: lambda x: x+1, **k: {1: 2, **c}) -> not x: ...


def g(a: x[1:2, ...], b: f"{x!r:>{3}} a", d: (1, 2), e: [i for i in x if i], f: a if b else c, g: -1 ** 2, h: a < b <= c): ...
def h[T: int](a: T) -> T: ...


print(__annotations__, A.__annotations__, A.f.__annotations__)
for name, text in g.__annotations__.items():
    print(name, text)
print(h.__annotations__)
