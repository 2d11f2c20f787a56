"""Sets of sets by way of frozensets."""
pairs = {frozenset([a, b]) for a in range(3) for b in range(3) if a != b}
print(len(pairs), sorted(sorted(p) for p in pairs), frozenset([0, 1]) in pairs, {0, 1} in pairs)
try:
    {{1}}
except TypeError as error:
    print(error)
print(hash(frozenset()) == hash(frozenset()), frozenset([frozenset()]))
