"""sort in place with key and reverse; sorted gives a new list."""
items = [3, 1, 2]
print(sorted(items), items, items.sort(), items)
words = ["banana", "Apple", "cherry", "date"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
words.sort(key=lambda word: word[-1], reverse=True)
print(words)
print(sorted([0.5, True, 0, 1.5, -1]), sorted("hello"), sorted({3: "c", 1: "a"}), sorted([(1, "b"), (1, "a"), (0, "z")]))
for attempt in (lambda: sorted([1, "a"]), lambda: [1].sort(len), lambda: sorted(5), lambda: [None, None].sort()):
    try:
        attempt()
    except TypeError as error:
        print(error)
