"""zip stops at the shortest; strict zip says which argument differs."""
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), dict(zip("ab", [1, 2])))
print(list(zip(*[(1, "a"), (2, "b")])))
for arguments in (([1, 2], "a"), ("a", [1, 2]), ("ab", "ab", "a")):
    try:
        list(zip(*arguments, strict=True))
    except ValueError as error:
        print(error)
