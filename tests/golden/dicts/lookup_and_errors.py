"""Lookup, KeyError and unhashable keys."""
d = {"a": 1, 2: "two", (1, 2): "pair", None: 0}
print(d["a"], d[2], d[2.0], d[1, 2], d[None], "a" in d, "b" not in d)
for key in ("b", 5, (1,), 1.5):
    try:
        d[key]
    except KeyError as error:
        print(repr(error), error, error.args)
for attempt in (lambda: d[[]], lambda: {[]: 1}, lambda: {} in d, lambda: {{}: 1}, lambda: d.get([]), lambda: {1, []}):
    try:
        attempt()
    except TypeError as error:
        print(error)
