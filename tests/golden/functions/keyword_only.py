"""Parameters after * must be given by name."""
def f(a, *, b, c=3):
    return a, b, c


def g(*items, sep="-"):
    return sep.join(items)


print(f(1, b=2), f(b=1, a=0, c=5), g("a", "b"), g("a", "b", sep="+"), g())
for attempt in (lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, b=3), lambda: f(b=1), lambda: f(1, b=2, d=4), lambda: (lambda *, x, y, z: 0)()):
    try:
        attempt()
    except TypeError as error:
        print(error)
