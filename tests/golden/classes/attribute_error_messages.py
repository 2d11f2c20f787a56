"""Missing attributes name the type and suggest nothing when caught."""
class C:
    __slots__ = ()


class D:
    pass


for thing, name in ((C(), "x"), (D(), "y"), (D, "z"), (5, "a"), ("s", "b"), (None, "c"), (len, "d"), ([], "e"), (D().__init__, "f"), (lambda: 0, "g")):
    try:
        getattr(thing, name)
    except AttributeError as error:
        print(error, error.name, error.obj is thing)
for thing, name in ((5, "real"), (5, "x"), ("s", "upper"), (None, "x"), (C(), "x"), (int, "x"), ([], "append")):
    try:
        setattr(thing, name, 1)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
