"""Inner comprehensions see all outer variables."""
def outer(a):
    def inner(b):
        return [[[(a, b, c, d, e) for e in "e"] for d in "d"] for c in "c"]
    return inner


print(outer("a")("b"))
print([[(lambda: (x, y))() for x in range(y)] for y in range(3)])
print(list((x, y) for x in range(3) for y in (z * x for z in range(x))))
