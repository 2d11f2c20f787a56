"""__int__, __float__, __index__, __complex__, __round__ and their kin."""
class N:
    def __int__(self):
        return 7

    def __float__(self):
        return 2.5

    def __complex__(self):
        return 1j

    def __round__(self, digits=None):
        return f"round {digits}"

    def __trunc__(self):
        return 3

    def __hash__(self):
        return 99


class I:
    def __index__(self):
        return 3


class Bad:
    def __int__(self):
        return "7"


print(int(N()), float(N()), complex(N()), round(N()), round(N(), 2), hash(N()), int(I()), float(I()), bin(I()), "ab" * I(), [1, 2, 3, 4][I()])
for attempt in (lambda: int(Bad()), lambda: float(object()), lambda: range(N()), lambda: [1][N()]):
    try:
        attempt()
    except TypeError as error:
        print(error)
