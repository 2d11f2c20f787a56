"""Removing items, with defaults and errors."""
d = {"a": 1, "b": 2, "c": 3, "d": 4}
print(d.pop("b"), d.pop("z", "none"), d.pop("z", None), d.popitem(), d)
d.clear()
print(d)
for attempt in (lambda: d.pop("a"), lambda: d.popitem(), lambda: d.__delitem__("q"), lambda: d.pop()):
    try:
        attempt()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
try:
    del d["missing"]
except KeyError as error:
    print(repr(error))
