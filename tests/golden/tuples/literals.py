"""Tuples with and without parentheses, of one item and of none."""
single = 1,
print((), single, (1,), (1, 2), ("a", (1, (2,)), []), tuple("ab"), (1) + 1)
print(*(1, 2), (*[1], *"a"), len(((),)), (1, 2)[0], (1, 2) * 2, 2 * (0,), (1,) + (2, 3))
pair = 1, "two"
print(pair, type(pair).__name__, bool(()), bool((0,)))
for item in 1, 2:
    print(item)
