"""Parentheses, lambdas and ternaries inside comprehensions."""
print([n if n > 1 else "small" for n in range(4) if n != 3], [(n, n if n else None) for n in range(2)])
print([(lambda v: v + n)(1) for n in range(3)], [f"{n}:{n!r:>3}" for n in ("a", 1)], [n for n in (1, 2) or ()])
print([x for x in (lambda: [1, 2])()], [not n for n in (0, 1)], [n for n in ([], [1]) if not n])
