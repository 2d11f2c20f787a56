"""find, index, count, startswith, replace and partition of bytes."""
data = b"banana"
print(data.find(b"an"), data.rfind(b"an"), data.find(110), data.index(b"n", 3), data.count(b"a"), data.count(97, 2))
print(data.startswith(b"ba"), data.endswith((b"x", b"na")), data.replace(b"a", b"oo", 2), data.partition(b"n"))
print(data.rpartition(b"n"), data.removeprefix(b"ban"), data.removesuffix(b"na"))
for attempt in (lambda: data.index(b"z"), lambda: data.find("a"), lambda: data.startswith("b"), lambda: data.replace("a", "b")):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(error)
