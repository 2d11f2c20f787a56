"""Bounds, constraints and defaults are evaluated when somebody asks, in the scope of the definition."""
def f[B: int, C: (str, bytes), D = list[int], E: missing = 1](): ...


b, c, d, e = f.__type_params__
print(b.__bound__, b.__constraints__, c.__bound__, c.__constraints__, d.__default__, d.has_default(), b.__default__)
try:
    e.__bound__
except NameError as error:
    print(error)
missing = str
print(e.__bound__, e.__default__)


class Outer:
    kind = int
    type Alias[Q] = dict[Q, kind]

    def method[R: kind](self, value: R = kind) -> kind:
        return value


print(Outer.Alias.__value__, Outer.method.__type_params__[0].__bound__, Outer.method.__annotations__, Outer().method())
