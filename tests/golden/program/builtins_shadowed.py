"""Built-in names may be used as one's own."""
list = [3, 1, 2]
sum = 0
for max in list:
    sum += max
print(list, sum, max)
del list, sum
print(list(range(2)), sum([1, 2]))


def id(x):
    return "my id"


print(id(5))
str = type("str", (), {"__repr__": lambda self: "my str"})
print(str(), type("a").__name__)
