"""Slice objects: attributes, indices, equality."""
s = slice(1, 10, 2)
print(s, slice(5), slice(None, 3), s.start, s.stop, s.step, s == slice(1, 10, 2), s.indices(6))
print("abcdefgh"[s], list(range(20))[s], slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(100, -100, -3).indices(7))
print(slice("a", [1]), slice(1, 2) < slice(1, 3), hash(slice(1)) == hash(slice(1)))
for attempt in (lambda: slice(), lambda: slice(1, 2, 0).indices(3)):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(error)
