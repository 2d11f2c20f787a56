"""Ranges under enumerate, reversed, zip, map and sum."""
print(list(enumerate(range(5, 8), 1)), list(reversed(range(1, 10, 4))), list(zip(range(3), range(10, 0, -3))))
print(sum(range(1, 11)), max(range(0, 10, 3)), min(range(5, 1, -1)), sorted(range(3, 0, -1)), [*range(2)], {*range(3)})
a, b, *c = range(5)
print(a, b, c, dict(enumerate("ab")), tuple(map(pow, range(4), range(4))), any(range(1)), all(range(1, 3)))
try:
    a, b = range(3)
except ValueError as error:
    print(error)
