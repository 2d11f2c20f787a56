"""Of equal items the first to come stays."""
print({1, True}, {True, 1}, {1.0, 1}, {0, 0.0, False}, set([2.0, 2]), {1} | {True}, {True} | {1})
s = {1}
s.add(1.0)
print(s, {1} & {1.0}, {1.0} & {1})
