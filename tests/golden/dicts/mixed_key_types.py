"""Keys of different types live side by side."""
d = {1: "int", "1": "str", (1,): "tuple", b"1": "bytes", 1.5: "float", None: "none", frozenset([1]): "set", int: "class", len: "function"}
for key in (1, "1", (1,), b"1", 1.5, None, frozenset([1]), int, len, True, 1 + 0j):
    print(d[key], end=" ")
print(len(d))
print(d.get(2**64), d.get(-0.0), {0: "zero"}[-0.0], {2**64: "big"}[float(2**64)])
