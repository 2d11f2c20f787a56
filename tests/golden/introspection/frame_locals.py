"""`f_locals` of a function's frame is a mapping of its own type."""
import sys


def work(first, second=2):
    items = [1]
    found = sys._getframe(1).f_locals
    return found


def caller(name):
    number = 1
    return work(number)


names = caller("x")
print(type(names).__name__, names, len(names), "name" in names, list(names), names["name"])
print(names.keys(), names.values(), names.items())
print(names.get("missing"), names.get("number"), names == {"number": 1}, dict(names) == names)
print(names | {"more": 1}, {"more": 1} | names, list(reversed(names)), type(names.copy()))
try:
    names["missing"]
except KeyError as error:
    print(repr(error))
try:
    del names["name"]
except TypeError as error:
    print(error)
try:
    hash(names)
except TypeError as error:
    print(error)
print(hasattr(names, "pop"), names.setdefault("number", 5))
print(sys._getframe().f_locals is globals())
