class Key:
    asked = 0
    def __init__(self, value): self.value = value
    def __hash__(self):
        Key.asked += 1
        return self.value
    def __eq__(self, other): return self.value == other.value


keys = [Key(1), Key(2), Key(3)]
table, numbers = dict.fromkeys(keys, 0), set(keys)


def count(name, act):
    Key.asked = 0
    act()
    print(name, Key.asked)


count("set of dict", lambda: set(table))
count("frozenset of dict", lambda: frozenset(table))
count("set of list", lambda: set(keys))
count("dict display", lambda: {**table})
count("set display", lambda: {*table})
count("fromkeys", lambda: dict.fromkeys(table))
count("update", lambda: set().update(table))
count("union", lambda: numbers.union(table))
count("intersection", lambda: numbers.intersection(keys))
count("difference", lambda: numbers.difference(keys))
count("symmetric_difference", lambda: numbers.symmetric_difference(table))
count("isdisjoint", lambda: numbers.isdisjoint(keys))
count("issubset", lambda: numbers.issubset(keys))
