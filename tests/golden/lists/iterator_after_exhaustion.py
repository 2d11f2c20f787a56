"""An exhausted list iterator stays exhausted when the list grows."""
items = [1, 2]
iterator = iter(items)
print(next(iterator), next(iterator), next(iterator, "end"))
items.append(3)
print(next(iterator, "end"), iterator.__length_hint__())
fresh = iter(items)
next(fresh)
items.append(4)
print(list(fresh), type(fresh).__name__)
backwards = reversed(items)
print(next(backwards), list(backwards), type(backwards).__name__)
