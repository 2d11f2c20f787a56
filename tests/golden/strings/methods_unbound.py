"""String methods called through the class, passed as functions."""
print(list(map(str.upper, ["a", "b"])), sorted(["B", "a"], key=str.lower), str.join("-", "abc"))
strip = " x ".strip
print(repr(strip()), list(filter(str.isdigit, "a1b2")), str.__add__("a", "b"), "abc".__len__())
print("abc".__contains__("b"), "a".__eq__(1), "b".__getitem__(0), str.__mul__("ab", 2))
