"""in, index and count look at identity first."""
class Odd:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print(self.name, "==", getattr(other, "name", other))
        return False


odd = Odd("left")
print(odd in [odd], odd in [Odd("right")], 1 in [odd], [odd].count(odd))
nan = float("nan")
print(nan in [nan], [nan].index(nan), [nan] == [nan], 1 in [True], "a" in ["ab"])
