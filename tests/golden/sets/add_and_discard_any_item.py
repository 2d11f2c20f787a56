class Loud:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        print("hash", self.n)
        return self.n % 3

    def __eq__(self, other):
        print("eq", self.n)
        return isinstance(other, Loud) and self.n == other.n


class Own(set):
    pass


def change(items, item, other):
    items.add(item)
    items.add(item + other)
    items.add(item - other)
    items.add(3)
    nothing = items.add(4)
    items.discard(item + other)
    items.discard(99)
    print(nothing, items.discard(item - other), sorted(items))


for n in range(3):
    change(set(), n, 2)
    change(Own(), n, 2)
    change({1.0, True}, float(n), 2)
    change(set(), 2**62 + n, 2**62)


def add(items, item):
    items.add(item)


def discard(items, item):
    items.discard(item)


for item in 1, "a", 2.5, None, (1, 2), Loud(1), Loud(4), [], {}, set(), frozenset(), {1}:
    for act in add, discard:
        items = {1, 2.5, Loud(1), frozenset()}
        try:
            act(items, item)
            act(items, item)
            print(act.__name__, len(items))
        except (AttributeError, TypeError) as error:
            print(error)


def add_wrongly(items):
    try:
        items.add(1, 2)
    except (AttributeError, TypeError) as error:
        print(error)
    try:
        items.add()
    except (AttributeError, TypeError) as error:
        print(error)
    try:
        items.add(1)
    except (AttributeError, TypeError) as error:
        print(error)


for items in set(), set(), 3, Own(), [], frozenset(), {}, set():
    add_wrongly(items)
