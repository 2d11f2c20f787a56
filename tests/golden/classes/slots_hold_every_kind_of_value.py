# A slot gives back what was put in: the same object, the same number to the last bit.
class Pair:
    __slots__ = ("first", "second")


pair = Pair()
items = [1, 2]
for value in (None, True, False, 0, -1, 2**62, 2**63 - 1, -(2**63), 2**64, 1.5, -0.0, 5e-324, "text", b"x", (), items, Pair):
    pair.first = value
    pair.second = pair.first
    print(pair.second is value, repr(pair.first))
pair.first = float("nan")
print(pair.first, pair.first == pair.first)
pair.first = pair
print(pair.first.first.second is Pair)
