"""Targets may be patterns with stars, attributes and items."""
pairs = [(1, "a"), (2, "b")]
print([n for n, _ in pairs], {k: v for v, k in pairs}, [b for (a, (b, *c)) in [(1, (2, 3)), (4, (5,))]])
print([(first, rest) for first, *rest in ["abc", "d", [1, 2]]], [x + y for x, y in zip([1, 2], [10, 20])])
box = {}
print([0 for box["k"] in range(3)], box)
try:
    [a for a, b in [(1, 2, 3)]]
except ValueError as error:
    print(error)
