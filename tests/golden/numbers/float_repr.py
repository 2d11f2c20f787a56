"""A float prints as the shortest text that reads back as itself."""
for number in (0.1, 1.0, -0.0, 1e15, 1e16, 123456789012345678.0, 1e-4, 1e-5, 0.00012345, 1.5e300, 5e-324, 0.1 + 0.2):
    print(number)
print(1e22, 1e23, 2.5e-7, 9007199254740993.0, 1.7976931348623157e308, 100.0, 3.14e2)
print([1e100, -1e-100], str(1e16), repr(9999999999999998.0))
