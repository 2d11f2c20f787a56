"""dict() from pairs, mappings and keywords."""
print(dict(), dict(a=1, b=2), dict([("k", 1), ["l", 2]]), dict({"m": 3}, n=4), dict(zip("ab", range(2))))
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), dict(["ab", "cd"]), dict({"a": 1}, a=2))
shared = dict.fromkeys([1, 2], [])
shared[1].append("x")
print(shared)
for attempt in (lambda: dict([1]), lambda: dict(["abc"]), lambda: dict(5), lambda: dict([("a",)]), lambda: dict({}, {})):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
