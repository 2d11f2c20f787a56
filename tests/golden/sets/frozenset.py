"""A frozenset is hashable, equal to a set, and cannot change."""
f = frozenset([1, 2, 3])
print(f, f == {1, 2, 3}, hash(f) == hash(frozenset([3, 2, 1])), {f: "key"}[frozenset((1, 2, 3))], f in {f})
print(f | {4}, {4} | f, type(f & {1}).__name__, type({1} & f).__name__, frozenset(f) is f, f.copy() is f)
f |= {5}
print(sorted(f), {1} in {frozenset([1])})
try:
    f.add(1)
except AttributeError as error:
    print(error)
