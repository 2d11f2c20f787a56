"""Subset order: neither smaller nor greater nor equal."""
a, b = {1, 2}, {2, 3}
print(a < b, a > b, a == b, a <= b, a >= b, a != b)
print({1} < {1, 2}, {1} < {1}, set() < {1}, set() <= set(), {1} == frozenset({1}), {1} == [1], {1, 2} > frozenset({2}))
print(sorted([{1, 2, 3}, {1}, {1, 2}], key=len), sorted([{1, 2, 3}, {1}, {1, 2}]))
