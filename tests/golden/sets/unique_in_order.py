"""Dropping duplicates while keeping order, with a set beside."""
seen = set()
unique = []
for word in "to be or not to be that is".split():
    if word not in seen:
        seen.add(word)
        unique.append(word)
print(unique, len(seen), list(dict.fromkeys("mississippi")))
print(sorted(set("mississippi")), [n for n in [3, 1, 3, 2] if not (n in seen or seen.add(n))])
