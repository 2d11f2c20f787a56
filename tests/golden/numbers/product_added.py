# A product and the sum it is added to are one step where that is quick: a place in the code must see every operand.
class Odd:
    def __mul__(self, other):
        return "product"

    def __radd__(self, other):
        return f"{other} before Odd"


def added(a, b, c):
    return a + b * c


def gathered(total, left, right):
    total += left[0] * right[0]
    return total


def shown(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


numbers = (0, 3, -7, 2**62, -(2**63), 2**70, 0.5, -0.0, float("nan"), True, "s", [1], Odd(), None)
for a in numbers[:-1]:
    for b in numbers:
        for c in (2, 2.0, -0.0, 2**62, "t"):
            if not isinstance(a, Odd):
                print(shown(added, a, b, c), shown(gathered, a, [b], [c]))
