"""join over any iterable of strings; another type is an error with its position."""
print(", ".join(["a", "b", "c"]), "".join("xyz"), "-".join([]), "-".join(["one"]))
print("|".join(str(n) for n in range(4)), "+".join({"k": 1, "l": 2}), "é".join(("a", "b")))
for bad in (["a", 1], [None], 5, ["a", b"b"]):
    try:
        ",".join(bad)
    except TypeError as error:
        print(error)
