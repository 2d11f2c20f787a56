"""Removing and adding again reuses places of the table."""
s = {0, 8, 16, 24}
print(s)
s.discard(0)
s.add(32)
print(s)
s.remove(8)
s.add(0)
print(s, s.pop(), s)
s |= {5, 13, 21}
print(s, set(s), s.copy())
