"""The in-place operators and the …_update methods."""
s = alias = {1, 2, 3}
s |= {4}
s &= {2, 3, 4, 5}
print(s, alias is s)
s -= {2}
s ^= {3, 9}
print(s)
s.update([1], "a")
s.difference_update([1, "a"])
s.intersection_update(range(10))
s.symmetric_difference_update([4, 5])
print(s, alias is s)
s -= s
print(s)
try:
    s |= [1]
except TypeError as error:
    print(error)
