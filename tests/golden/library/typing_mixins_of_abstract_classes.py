from typing import *


class Table(MutableMapping[str, int]):
    def __init__(self): self.inside = {}
    def __len__(self): return len(self.inside)
    def __getitem__(self, key): return self.inside[key]
    def __setitem__(self, key, value): self.inside[key] = value
    def __delitem__(self, key): del self.inside[key]
    def __iter__(self): return iter(self.inside)


class Row(MutableSequence[int]):
    def __init__(self, *items): self.inside = list(items)
    def __len__(self): return len(self.inside)
    def __getitem__(self, place): return self.inside[place]
    def __setitem__(self, place, value): self.inside[place] = value
    def __delitem__(self, place): del self.inside[place]
    def insert(self, place, value): self.inside.insert(place, value)


class Bag(MutableSet):
    def __init__(self, items=()): self.inside = list(items)
    def __contains__(self, item): return item in self.inside
    def __iter__(self): return iter(self.inside)
    def __len__(self): return len(self.inside)
    def add(self, item):
        if item not in self.inside:
            self.inside.append(item)
    def discard(self, item):
        if item in self.inside:
            self.inside.remove(item)
    def __repr__(self): return f"Bag({self.inside})"


table = Table()
table["a"] = 1
table.update(b=2)
table.update({"c": 3})
table.update([("d", 4)])
print(table.inside, table.pop("a"), table.pop("z", 9), table.setdefault("q", 7), table.popitem(), table.get("none", 0))
print(list(table.items()), list(table.keys()), list(table.values()), "c" in table, table == {"c": 3, "d": 4, "q": 7})
print({**table}, dict(table), table.keys() & {"c"}, ("c", 3) in table.items(), 4 in table.values())
table.clear()
for act in (lambda: table.pop("zz"), table.popitem):
    try:
        act()
    except KeyError as error:
        print(repr(error))

row = Row(3, 1)
row.append(2)
row.extend([7, 8])
row += [9]
row.reverse()
print(row.inside, row.pop(), row.pop(0), 7 in row, list(reversed(row)), row.index(7), row.count(1))
row.remove(7)
print(row.inside)
try:
    row.index(99)
except ValueError as error:
    print(repr(error))
row.clear()
print(row.inside)

one, two = Bag([1, 2]), Bag([2, 3])
print(one | two, one & two, one - two, one ^ two, one <= two, one < Bag([1, 2, 3]), one == Bag([2, 1]), one.isdisjoint(two))
print(one | [9], [9] | one, one >= Bag([1]), one != {1, 2}, one == {1, 2})
one |= two
print(one)
one &= [1, 3]
one -= [1]
one ^= [3, 4]
print(one)
one.remove(4)
for act in (lambda: one.remove(4), one.pop):
    try:
        act()
    except KeyError as error:
        print(repr(error))
