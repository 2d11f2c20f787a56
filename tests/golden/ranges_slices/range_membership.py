"""Membership, count and index of a range are arithmetic."""
r = range(0, 10**18, 3)
print(999999999999999 in r, 1 in r, -3 in r, 3.0 in range(5), 3.5 in range(5), "a" in range(5), True in range(2))
print(r.index(300), r.count(9), r.count(10), len(range(10, 0, -3)), 4 in range(10, 0, -3), 5 in range(10, 0, -3))
try:
    r.index(1)
except ValueError as error:
    print(error)
try:
    range(3).index("x")
except ValueError as error:
    print(error)
