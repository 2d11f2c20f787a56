"""Lists compare item by item."""
print([1, 2] == [1, 2], [1, 2] == [1.0, True + 1], [1] == (1,), [1, 2] < [1, 3], [1] < [1, 0], [] < [0])
print([2] > [1, 9], [[1], 2] < [[1], 3], [1, "a"] < [2, 5], [float("nan")] == [float("nan")])
try:
    [1, "a"] < [1, 5]
except TypeError as error:
    print(error)
try:
    [1] < (1,)
except TypeError as error:
    print(error)
