"""Lambdas with every kind of parameter."""
print((lambda: 1)(), (lambda x: x)(2), (lambda x, y=3: x + y)(1), (lambda *a, **k: (a, k))(1, b=2))
print((lambda a, /, b, *, c=1: (a, b, c))(1, b=2), (lambda *, k: k)(k=5), (lambda x: (lambda y: x + y))(1)(2))
f = lambda n: 1 if n < 2 else n * f(n - 1)
print(f(20), f.__name__, f.__qualname__, (lambda: (yield))().__name__)
print(sorted(range(5), key=lambda n: (n % 2, -n)), list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])))
print([x() for x in [lambda: 1, lambda: [2]]], (lambda: {"a": lambda: 3})()["a"]())
