"""Sets drop duplicates; the empty set prints as set()."""
print(set(), {1}, {1, 2, 2, 1}, {1, True, 1.0}, {*[1, 2], *(3,)}, len({"a", "b", "a"}), type({}).__name__)
print(frozenset(), frozenset([1, 2]), {frozenset([1])}, set("a"), bool(set()), {None}, {(1, 2)})
print(set([3, 1, 2]), {"only"}, set(range(5)), {0, False})
