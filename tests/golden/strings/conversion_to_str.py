"""str() of many kinds of values, and of bytes with an encoding."""
for value in (1, 1.0, True, None, [1, "a"], ("x",), {"k": 1.5}, {3}, range(3), ..., NotImplemented, 1j, b"x"):
    print(str(value), repr(value) == str(value))
print(str(b"\xc3\xa9", "utf-8"), str(object=5), repr(str()))
print(str(int), str(str), str(print), str(len), str(type))
