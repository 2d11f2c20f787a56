"""A lone generator expression needs no parentheses."""
print(sum(n * n for n in range(5)), max(len(w) for w in ("a", "bbb")), ",".join(c for c in "abc"), sorted(-n for n in range(3)))
print(dict((k, k * 2) for k in range(2)), tuple(n for n in range(3)), any(n > 1 for n in range(3)), set(n % 2 for n in range(9)))


def count(items, extra=0):
    return sum(1 for _ in items) + extra


print(count(n for n in range(4)), count((n for n in range(4)), 10), list(n for n in (m for m in "xy")))
