"""Booleans are integers with their own text."""
print(True + True, sum([True, False, True]), True * "ab", [10, 20][True])
print(isinstance(True, int), type(True), True is (1 == 1))
print(str(True), repr(False), int(True), float(False), f"{True:d} {True}")
print(True & 1, True & True, True ^ True, -True, +True, ~False, not True)
print({True: "a", 1: "b", 1.0: "c"})
print(bool([]), bool([0]), bool(""), bool("0"), bool(None), bool(0j), bool(range(0)), bool(...))
