"""del of items, slices and stepped slices."""
items = list(range(10))
del items[0]
del items[-1]
print(items)
del items[1:3]
print(items)
del items[::2]
print(items)
del items[5:], items[0]
print(items)
del items[:]
print(items)
try:
    del items[0]
except IndexError as error:
    print(error)
