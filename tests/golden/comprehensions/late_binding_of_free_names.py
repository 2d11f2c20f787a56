"""A generator expression sees the names' later values."""
factor = 2
g = (n * factor for n in range(3))
factor = 10
print(list(g))
items = [1, 2]
g = (n for n in items)
items = [9]
print(list(g))
items = [1, 2]
g = (n for n in items)
items.append(3)
print(list(g))
