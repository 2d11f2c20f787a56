"""Annotations of modules, classes and functions are evaluated at once and kept in __annotations__."""
x: int = 1
y: "str"
(z): float = 2
d = {}
d["k"]: int = 5
print(__annotations__, d)


class A:
    p: int
    q: list[int] = []
    __private: str = ""

    def f(self, a: int, /, b: str = "x", *args: float, c: bool = True, **kw: dict) -> "A":
        local: never_evaluated = 3
        return local


class B(A):
    pass


print(A.__annotations__, A.f.__annotations__, A().f(1))
B.__annotations__["n"] = 1
print(B.__annotations__, len(A.__annotations__), (lambda q: q).__annotations__)
