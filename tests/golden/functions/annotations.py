"""Annotations are kept in a dict and change nothing else."""
def f(a: int, b: "text" = 1, *args: float, c: list, **kwargs: dict) -> str:
    x: int = 5
    y: undefined_name
    return a


print(f.__annotations__, f("not an int", c=None))
n: int = 1
m: str
print(__annotations__, "m" in globals())


class C:
    field: int
    other: str = "x"


print(C.__annotations__, hasattr(C, "field"), C.other, (lambda: 0).__annotations__)
