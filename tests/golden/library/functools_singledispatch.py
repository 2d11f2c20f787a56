from functools import singledispatch, singledispatchmethod


@singledispatch
def show(value, *more):
    return f"object {value}"


@show.register
def _(value: int, *more):
    return f"int {value}"


@show.register(str)
@show.register(bytes)
def _(value, *more):
    return f"text {value}"


@show.register
def _(value: list | tuple):
    return f"sequence {value}"


class Shape:
    @singledispatchmethod
    def scale(self, by):
        return "object"

    @scale.register
    def _(self, by: int):
        return "int"

    @scale.register(str)
    def _(self, by):
        return "str"


print(show(1), show(True), show("s"), show(b"b"), show([1]), show((2,)), show(1.5), show(None))
print(show.dispatch(bool) is show.dispatch(int), sorted(cls.__name__ for cls in show.registry))
print(Shape().scale(1), Shape().scale("s"), Shape().scale(None), Shape.scale.__name__)
for wrong in (lambda: show(), lambda: show.register(3), lambda: Shape().scale()):
    try:
        wrong()
    except TypeError as error:
        print(error)
