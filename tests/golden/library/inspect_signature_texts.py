import functools
import inspect
from inspect import signature


class Kind:
    pass


def full(a, /, b: int = 1, *c: str, d, e: "x" = 2, g: Kind = None, h: list[int] = (), **f) -> Kind:
    pass


print(signature(full))
print(repr(signature(full)))
print(signature(full).parameters)
for source in ("()", "(a)", "(*a)", "(**k)", "(*, a)", "(a, /)", "(a, /, *, b)", "(a=1, /, b=2, *, c=3)", "(a: int | None = None)"):
    scope = {}
    exec(f"def f{source}: pass", scope)
    print(source, signature(scope["f"]))


class Made:
    def __init__(self, x, y=1):
        pass

    def method(self, q, *r):
        pass

    @classmethod
    def of_class(cls, w):
        pass

    @staticmethod
    def static(v):
        pass

    def __call__(self, z):
        pass


class New:
    def __new__(cls, a, b):
        pass


class Meta(type):
    def __call__(cls, m):
        pass


class ByMeta(metaclass=Meta):
    pass


print(signature(Made), signature(Made.method), signature(Made(1).method), signature(Made.of_class), signature(Made.static))
print(signature(Made(1)), signature(New), signature(Kind), signature(ByMeta))
print(signature(functools.partial(full, 1, d=3)))
print(signature(functools.partial(lambda a, b, c=1: 0, b=2)), signature(functools.partial(lambda a, b: 0, 1)))


@functools.wraps(full)
def wrapper(*args, **kwargs):
    pass


print(signature(wrapper), signature(wrapper, follow_wrapped=False))


def annotated(a: "int", b: "Kind" = 1) -> "list[int]":
    pass


print(signature(annotated), signature(annotated, eval_str=True))
for value in (5, "x"):
    try:
        signature(value)
    except TypeError as error:
        print(error)
print(inspect.signature(lambda x: x).parameters["x"])
