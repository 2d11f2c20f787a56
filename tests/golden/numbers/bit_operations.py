"""And, or, xor and invert treat negatives as infinite two's complement."""
print(12 & 10, 12 | 10, 12 ^ 10, ~12)
print(-12 & 10, -12 | 10, -12 ^ 10, ~-12)
print(-1 & (2**70 - 1) == 2**70 - 1)
print(2**70 | 1, 2**70 ^ 2**70, 2**70 & -2**70)
print(~(2**64), -(2**64) & (2**65 - 1))
print(~0, ~True, True & False, True | 2, True ^ True)
try:
    1.0 & 1
except TypeError as error:
    print(error)
