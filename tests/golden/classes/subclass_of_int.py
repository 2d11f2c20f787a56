"""A subclass of int computes as an int."""
class Meters(int):
    unit = "m"

    def __new__(cls, value, note=""):
        self = super().__new__(cls, value * 2)
        self.note = note
        return self

    def __add__(self, other):
        return Meters(int(self) + int(other))

    def __repr__(self):
        return f"Meters({int(self)})"


a = Meters(5, note="hi")
print(a, a.note, a + 1, a - 1, type(a - 1).__name__, a == 10, hash(a) == hash(10), {10: "x"}[a], [0] * 3 + [a], isinstance(a, int), a.bit_length(), f"{a:d}", str(a), int(a), "%d" % a, range(12)[a])
