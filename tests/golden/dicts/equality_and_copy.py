"""Equal whatever the order; copies are shallow."""
a = {"x": [1], "y": 2}
b = {"y": 2, "x": [1]}
print(a == b, a != b, a == {"x": [1]}, {} == {}, {1: "a"} == {1.0: "a"}, a == 5)
c = a.copy()
c["x"].append(2)
c["y"] = 0
print(a, c, dict(a) is a, {**a} == a)
