"""str.format with positions, names, attributes, indexes and nested specs."""
print("{} {} {}".format(1, "b", [3]), "{0}{1}{0}".format("a", "b"), "{x}-{y}".format(x=1, y=2))
print("{0[1]} {0[-1]} {d[key]} {c.real}".format({1: "one", "-1": "minus"}, d={"key": "v"}, c=5))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{{}} {{{}}}".format(1))
print("{:>{width}} {:{fill}^{width}}".format("a", "b", width=5, fill="*"))
print("{:{}}|{:.{}f}".format("x", 4, 3.14159, 2), "{0:x} {0:b} {0:,}".format(65535))
print("{a[0][1]}".format(a=[[1, 2]]), "".format(), "{}".format(None))
print("{k} {v}".format_map({"k": 1, "v": 2}), "{} {}".format(*[1, 2]), "{a}".format(**{"a": 3}))
