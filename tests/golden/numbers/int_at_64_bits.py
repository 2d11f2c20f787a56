"""Arithmetic crosses the 64-bit border in both directions."""
top = 2**63 - 1
print(top, top + 1, top + 1 - 1)
print(-top - 1, -top - 2)
print((top + 1) - 1 == top, hash(top + 1 - 1) == hash(top))
print(top * top, -top * top)
print(top * -1, (-top - 1) * -1)
print(3037000500 * 3037000500, 3037000499 * 3037000499)
print(-(-top - 1), abs(-top - 1))
print((-top - 1) // -1)
n = 2**62
n += n
print(n)
n -= 1
print(n)
