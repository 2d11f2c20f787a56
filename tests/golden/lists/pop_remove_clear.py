"""Shrinking a list in each way."""
items = [1, 2, 3, 2, 1]
print(items.pop(), items.pop(0), items.pop(-2), items)
items.remove(2)
print(items, items.clear(), items)
for attempt in (items.pop, lambda: items.remove(5), lambda: [1].pop(3), lambda: [1].pop("a")):
    try:
        attempt()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
numbers = [True, 1.0, 1]
numbers.remove(1)
print(numbers)
