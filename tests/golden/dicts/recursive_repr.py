"""A dict that holds itself prints as {...}."""
d = {"k": 1}
d["self"] = d
print(d)
d["list"] = [d, {"d": d}]
print(d)
print({"a'": 'b"', 1: {2: {}}}, str({"x": None}))
d["items"] = d.items()
print(list(d))
