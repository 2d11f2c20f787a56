"""A dict iterator knows its length and stays exhausted."""
d = {"a": 1, "b": 2}
iterator = iter(d)
print(iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), next(iterator), next(iterator, "end"))
d["c"] = 3
print(next(iterator, "still the end"))
iterator = iter(d.items())
next(iterator)
d["d"] = 4
try:
    next(iterator)
except RuntimeError as error:
    print(error)
print(type(iterator).__name__, type(iter(d.values())).__name__, type(reversed(d)).__name__)
