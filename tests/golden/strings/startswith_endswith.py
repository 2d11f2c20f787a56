"""Prefixes and suffixes, tuples of them, bounds, and removal."""
text = "interval.rs"
print(text.startswith("inter"), text.startswith("val", 5), text.startswith(("x", "i")), text.startswith(""))
print(text.endswith(".rs"), text.endswith("val", 0, -3), text.endswith((".py", ".rs")), text.endswith(()))
print(text.removeprefix("inter"), text.removesuffix(".rs"), text.removeprefix("x"), repr("a".removesuffix("a")))
for bad in (1, ["a"], ("a", 1)):
    try:
        print("b".startswith(bad))
    except TypeError as error:
        print(error)
