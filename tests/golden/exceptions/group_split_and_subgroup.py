"""split, subgroup and derive keep the shape."""
group = ExceptionGroup("top", [ValueError("a"), ExceptionGroup("mid", [KeyError("b"), ValueError("c")]), OSError("d")])
match, rest = group.split(ValueError)
print(repr(match))
print(repr(rest))
print(repr(group.subgroup((KeyError, OSError))), group.subgroup(IndexError), group.split(IndexError)[0])
print(repr(group.subgroup(lambda e: "c" in str(e) and not isinstance(e, ExceptionGroup))), group.subgroup(ExceptionGroup) is group)
derived = group.derive([TypeError("new")])
print(repr(derived), derived.message)
try:
    group.split(5)
except TypeError as error:
    print(error)
