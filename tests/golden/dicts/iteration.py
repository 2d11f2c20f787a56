"""Iterating over keys, values, items, reversed and with indexes."""
d = {"one": 1, "two": 2, "three": 3}
for key in d:
    print(key, end=" ")
for value in d.values():
    print(value, end=" ")
for key, value in d.items():
    print(key, value, end=";")
for i, key in enumerate(reversed(d)):
    print(i, key, end=" ")
print()
first, *others = d
print(first, others, list(zip(d, d.values())), min(d), max(d, key=d.get), sorted(d, key=d.__getitem__, reverse=True))
print(next(iter(d)), next(iter(d.items())))
