"""Items as assignment targets, in order."""
items = [0, 1, 2, 3]
items[0], items[3] = items[3], items[0]
print(items)
i = 0
i, items[i] = 2, "at two"
print(i, items)
items[1:3], i = ["a", "b", "c"], 9
print(items, i)
for items[0] in "xyz":
    pass
print(items)
