class Dies:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


class Own(list):
    def append(self, item):
        print("append", item)
        super().append(item)


def change(items, item, other):
    items.append(item)
    items.append(item + other)
    items.append(item - other)
    items.append(7)
    items.append(None)
    nothing = items.append("a")
    items.pop()
    last = items.pop()
    first = items.pop(0)
    print(nothing, last, first, items)


for n in range(3):
    change([], n, 2)
    change(Own(), n, 2)
    change([1.5], float(n), 2)
    change([], 2**62 + n, 2**62)


def pop(items):
    items.pop()


for _ in range(2):
    items = [Dies("first"), Dies("second")]
    pop(items)
    print("one left")
    pop(items)
    try:
        pop(items)
    except IndexError as error:
        print(error)


def temporaries(n):
    [1, 2].append(n)
    [Dies("temporary")].pop()
    print("next")
    print([Dies("shown")].pop().name)
    items = []
    items.append(items)
    items.pop()
    items.append(Dies("kept"))
    print(items.append(n), items.pop(), len(items))
    return [items.append(n) or items.pop() for _ in range(3)]


for n in range(3):
    print(temporaries(n))


def append_unbound(items):
    try:
        items.append(later)
    except UnboundLocalError as error:
        print(error)
    later = 1


append_unbound([])
append_unbound([])
