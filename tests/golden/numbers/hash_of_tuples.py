"""Hashes of tuples of numbers, nested too, are those of CPython."""
print(hash(()))
print(hash((1,)), hash((1, 2)), hash((2, 1)))
print(hash((1, (2, 3))), hash((0.5, -1)))
print(hash((1, 2)) == hash((1.0, True + 1)))
print(hash(tuple(range(10))))
try:
    hash((1, [2]))
except TypeError as error:
    print(error)
