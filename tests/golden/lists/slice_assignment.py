"""A slice takes any iterable, of any length."""
items = [0, 1, 2, 3, 4]
items[1:3] = ["a", "b", "c"]
print(items)
items[1:1] = (9, 9)
print(items)
items[:2] = []
print(items)
items[-1:] = "xyz"
print(items)
items[5:2] = [7]
print(items)
items[:] = (n * n for n in range(3))
print(items)
items[1:] = items
print(items)
try:
    items[0:1] = 5
except TypeError as error:
    print(error)
