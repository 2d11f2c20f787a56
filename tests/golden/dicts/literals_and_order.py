"""Dicts keep the order of insertion; a later value keeps the first place."""
print({}, {"a": 1, "b": 2}, {1: "x", None: [], (1, 2): {}, 1.5: True}, {"b": 1, "a": 2, "b": 3})
d = {"x": 1}
d["y"] = 2
d["x"] = 3
print(d)
del d["x"]
d["x"] = 4
print(d, len(d), list(d), bool({}), {**d, "z": 5, **{"y": 6}})
print({1: "int", True: "bool", 1.0: "float"}, {0: "a", False: "b"})
