"""Several results come back as a tuple."""
def min_max(values):
    return min(values), max(values)


low, high = min_max([3, 1, 2])
print(low, high, min_max("hello"), type(min_max([1])).__name__)


def starred():
    rest = [2, 3]
    return 1, *rest


print(starred())
for index, (key, value) in enumerate({"a": 1, "b": 2}.items()):
    print(index, key, value)
