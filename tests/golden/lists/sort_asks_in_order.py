"""Sorting compares the same items in the same order as CPython, in runs, insertions, merges and gallops."""
class Item:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        asked.append((self.value, other.value))
        return self.value < other.value


def show(name, values):
    asked.clear()
    items = sorted(map(Item, values))
    digest = 0
    for left, right in asked:
        digest = (digest * 31 + left * 7 + right) % 1_000_003
    print(name, len(asked), digest, [item.value for item in items] == sorted(values))


asked = []
sorted(map(Item, [3, 1, 2, 5, 4]))
print(asked)
show("few", [n * 7 % 11 for n in range(11)])
show("descending with ties", [n // 3 for n in range(90)][::-1])
show("mixed", [n * n * 37 % 1009 for n in range(700)])
show("two runs", [*range(0, 600, 2), *range(1, 600, 2)])
show("far apart", [*range(500, 900), *range(400), 450])
show("many ties", [n * 13 % 5 for n in range(300)])
