"""Growing a list in each way."""
items = []
print(items.append(1), items.extend("ab"), items.insert(0, "first"), items)
items.insert(100, "last")
items.insert(-1, "before last")
items.insert(-100, "very first")
print(items)
items += (1, 2)
items.extend({"k": 1})
items.extend(n for n in range(2))
print(items)
for attempt in (lambda: items.extend(5), lambda: items.append(), lambda: items.insert("a", 1), lambda: items + (1,)):
    try:
        attempt()
    except TypeError as error:
        print(error)
