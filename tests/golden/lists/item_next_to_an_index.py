# `x + 1` and the item there are one step where that is quick: a place in the code must see every sort of operand.
class Index:
    def __init__(self, number):
        self.number = number

    def __add__(self, other):
        return self.number + other

    def __index__(self):
        return self.number


def after(items, x):
    return items[x + 1]


def before(items, x):
    return items[x - 1]


def shown(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


sources = [[1, 2], [0.5, -0.0], [True, False], ["a", None], [1, "b"], (3, 4), "xy", {1: "one"}, []]
for items in sources:
    for x in (0, -1, 1, -2, 5, True, Index(0), 2**63 - 1, -(2**63), 2**70, 0.5, "s"):
        print(items, shown(after, items, x), shown(before, items, x))
