"""Which number is an instance of which type."""
for value in (True, 1, 2**100, 1.0, 1j):
    print(value, [isinstance(value, kind) for kind in (bool, int, float, complex, object)])
print(isinstance(1, (str, int)), isinstance(1, int | str), issubclass(bool, int), type(2**100) is int)
print(type(1).__name__, (1).__class__, type(type(1)))
