"""Generators have parameters, defaults and closures; arguments are checked at the call."""
def g(a, *rest, step=1, **more):
    yield a
    for item in rest:
        yield item * step
    yield more


print(list(g(1, 2, 3, step=10, key="v")))
try:
    g()
except TypeError as error:
    print(error)


def maker(factor):
    def numbers():
        nonlocal factor
        while factor < 20:
            yield factor
            factor *= 2
    return numbers


make = maker(3)
print(list(make()), list(make()))


class C:
    items = [1, 2]

    def __iter__(self):
        yield from self.items
        yield len(self.items)


print(list(C()), [*C(), *C()])
