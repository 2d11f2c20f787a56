"""Views follow the dict and print like lists."""
d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items)
d["c"] = 3
print(keys, values, items, len(keys))
print("a" in keys, 2 in values, ("a", 1) in items, ("a", 2) in items, list(reversed(keys)), list(reversed(d.items())))
print(keys == {"a": 0, "b": 0, "c": 0}.keys(), keys == {"c", "b", "a"}, values == d.values(), d.items() == items)
print(type(keys).__name__, type(iter(values)).__name__, sorted(values, reverse=True), max(items))
try:
    keys[0]
except TypeError as error:
    print(error)
