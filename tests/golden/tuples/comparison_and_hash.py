"""Tuples compare item by item and hash by their items."""
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) == (1.0, 2.0), (1, "a") != (1, "b"), (1,) == [1])
print(hash((1, 2)) == hash((1.0, 2)), {(1, 2): "x"}[(1, 2)], (0, 1) in {(0, 1)})
print(sorted([(2, "a"), (1, "b"), (1, "a")]), max((1, 5), (1, 4)), min([(3,), (2, 9)]))
try:
    (1, "a") < (1, 2)
except TypeError as error:
    print(error)
try:
    {([],): 1}
except TypeError as error:
    print(error)
