"""Sets that grow over their table's size reorder as CPython's do."""
s = set()
for n in (40, 8, 32, 0, 16):
    s.add(n)
    print(s)
for n in range(100, 0, -9):
    s.add(n)
print(s)
print(set(range(30, 0, -3)), {n * n for n in range(12)}, set(range(1000, 1100, 7)))
