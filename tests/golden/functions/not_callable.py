"""Calling what is no function."""
class C:
    attribute = 5


for thing in (1, None, C.attribute, C(), [], ..., "x".upper(), {}, (), 1.5, C().attribute, NotImplemented):
    try:
        thing()
    except TypeError as error:
        print(error)
print(callable(C), callable(C()), callable(len), callable("x"), callable(lambda: 0), callable(C().__init__))
