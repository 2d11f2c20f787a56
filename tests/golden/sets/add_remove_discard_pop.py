"""Changing a set item by item."""
s = {1, 2}
print(s.add(3), s.add(1), s, s.discard(9), s.remove(1), s)
print(s.pop() in (2, 3), len(s), s.clear(), s)
for attempt in (lambda: s.remove(5), lambda: s.pop(), lambda: s.remove((1, 2)), lambda: s.add([]), lambda: [] in s):
    try:
        attempt()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
