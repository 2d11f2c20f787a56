"""The remaining list methods."""
items = ["a", "b", "a", "c"]
print(items.index("a"), items.index("a", 1), items.index("c", -2), items.count("a"), items.count("z"))
print(items.reverse(), items, items.copy(), items.copy() is items)
for arguments in (("z",), ("a", 3), ("c", 1, 2)):
    try:
        items.index(*arguments)
    except ValueError as error:
        print(error)
