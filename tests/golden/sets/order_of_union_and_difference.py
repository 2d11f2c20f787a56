"""The order of results of set operators over ints."""
a = set(range(0, 40, 5))
b = set(range(0, 40, 4))
print(a, b)
print(a | b)
print(a & b, b & a)
print(a - b, b - a)
print(a ^ b)
print(set(sorted(a | b, reverse=True)))
