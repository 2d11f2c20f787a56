"""Generators in unpacking, calls, dict and set displays."""
def g(n):
    print(f"[{n}", end=" ")
    for i in range(n):
        yield i
    print(f"{n}]", end=" ")


a, b, c = g(3)
first, *rest = g(4)
print(a, b, c, first, rest)
print(*g(2), [*g(1), *g(2)], {*g(3)}, (lambda *x: x)(*g(2)), dict(zip(g(2), g(2))))
try:
    a, b = g(3)
except ValueError as error:
    print(error)
print(all(g(3)), any(g(3)), 1 in g(5), sum(g(4)), sorted(g(3), reverse=True), "".join(str(n) for n in g(3)))
