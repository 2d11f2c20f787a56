"""Parameters before / cannot be given by name."""
def f(a, b=2, /, c=3):
    return a, b, c


print(f(1), f(1, 5), f(1, c=9), f(1, 2, 3))


def g(name, /, **rest):
    return name, rest


print(g("x", name="y"), g(1))
for attempt in (lambda: f(a=1), lambda: f(1, b=2), lambda: f(), lambda: f(1, 2, 3, 4), lambda: f(a=1, b=2), lambda: g(name=1)):
    try:
        attempt()
    except TypeError as error:
        print(error)
