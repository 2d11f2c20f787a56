"""Formatting None, lists, bools, complex and objects."""
print(f"{None} {[1, 'a']} {(1,)} {True!s:>6} {1 + 2j:.1f} {1j} {3 - 4j:>10} {int}")
for value, spec in ((None, "5"), ([1], ">9"), (object, "x"), ({}, "s"), (1j, "=9")):
    try:
        print(format(value, spec))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
