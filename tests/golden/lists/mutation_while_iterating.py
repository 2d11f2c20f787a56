"""A for loop over a list sees items that are added or removed."""
items = [1, 2, 3, 4, 5, 6]
for item in items:
    if item % 2 == 0:
        items.remove(item)
    elif item < 4:
        items.append(item * 10)
print(items)
growing = [0]
for n in growing:
    if n < 5:
        growing.append(n + 1)
print(growing)
iterator = iter([1])
print(list(iterator), list(iterator), next(iterator, "over"))
