"""Float powers: fractional, negative base, overflow."""
print(2.0**0.5, 4**0.5, 2**0.5 * 2**0.5)
print((-8.0) ** 2, (-8.0) ** -3)
print(1.0 ** float("inf"), float("nan") ** 0)
try:
    print(10.0**400)
except OverflowError as error:
    print(error)
print((-1) ** 0.5 == 1j, type((-1) ** 0.5))
