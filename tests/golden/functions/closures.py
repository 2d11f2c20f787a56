"""Inner functions share the variables of the outer call."""
def counter(start):
    n = start

    def increment(by=1):
        nonlocal n
        n += by
        return n

    def read():
        return n

    return increment, read


inc, read = counter(10)
other, _ = counter(0)
print(inc(), inc(5), other(), read(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars)
print(counter.__closure__, len(read.__closure__))


def make(a):
    return lambda b: lambda c: (a, b, c)


print(make(1)(2)(3))
