"""update from mappings, pairs and keywords, keeping places."""
d = {"a": 1, "b": 2}
d.update({"b": 3, "c": 4})
print(d)
d.update([("a", 0)], d=5)
print(d)
d.update()
d.update(zip("xy", "12"), a="last")
print(d)
d.update(d)
print(len(d))
for bad in (5, [1], ["abc"]):
    try:
        d.update(bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
