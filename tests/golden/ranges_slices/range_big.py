"""Ranges over integers of more than 64 bits."""
r = range(2**64, 2**64 + 10, 4)
print(r, list(r), len(r), r[1], 2**64 + 8 in r, r[-1])
for n in range(2**63 - 2, 2**63 + 2):
    print(n, end=" ")
print()
for n in range(-(2**63) + 1, -(2**63) - 2, -1):
    print(n, end=" ")
print()
try:
    len(range(2**64))
except OverflowError as error:
    print(error)
print(bool(range(2**64)), sum(range(10**6)))
