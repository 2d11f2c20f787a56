"""Ranges are equal when they give the same numbers."""
print(range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], range(1) == range(0, 1, 5))
print(hash(range(0, 3, 2)) == hash(range(0, 4, 2)), {range(3): "x"}[range(0, 3)], range(3) != range(4), range(3) is range(3))
try:
    range(1) < range(2)
except TypeError as error:
    print(error)
