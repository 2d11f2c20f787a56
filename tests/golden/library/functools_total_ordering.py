from functools import total_ordering


def make(name, operator):
    def compare(self, other):
        if not isinstance(other, Base):
            return NotImplemented
        return operator(self.n, other.n)
    return total_ordering(type("V", (Base,), {name: compare}))


class Base:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n


for name, operator in (("__lt__", lambda a, b: a < b), ("__le__", lambda a, b: a <= b),
                       ("__gt__", lambda a, b: a > b), ("__ge__", lambda a, b: a >= b)):
    V = make(name, operator)
    print(name, [(V(a) < V(b), V(a) <= V(b), V(a) > V(b), V(a) >= V(b)) for a, b in ((1, 2), (2, 2), (3, 2))])
try:
    V(1) < 3
except TypeError as error:
    print(error)
try:
    total_ordering(type("Nothing", (), {}))
except ValueError as error:
    print(error)
