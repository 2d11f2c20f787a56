"""range with one, two and three arguments."""
print(range(5), range(1, 5), range(0, 10, 3), range(5, 0, -2), range(0), range(True))
print(list(range(5)), list(range(1, 5)), list(range(0, 10, 3)), list(range(5, 0, -2)), list(range(5, 0)), list(range(-3, 3, 2)))
r = range(2, 20, 5)
print(r.start, r.stop, r.step, len(r), bool(r), bool(range(0)), type(r).__name__)
