"""Bytes are hashable and differ from equal-looking text."""
table = {b"a": 1, "a": 2, 97: 3}
print(table, len(table), table[b"a"], table["a"])
print(b"a" in {"a"}, b"a" in {b"a"}, sorted({b"b", b"a", b"b"}))
print(b"a" == "a", type(b"a"), isinstance(b"a", bytes), isinstance(b"a", str))
