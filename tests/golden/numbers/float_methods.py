"""is_integer, as_integer_ratio, hex, fromhex, conjugate."""
print((2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer())
print((0.75).as_integer_ratio(), (-2.5).as_integer_ratio(), (0.1).as_integer_ratio())
print((0.1).hex(), (1.0).hex(), (-0.0).hex(), (5e-324).hex())
print(float.fromhex("0x1.8p3"), float.fromhex("-0x.1p0"), float.fromhex("inf"))
print((1.5).conjugate(), (1.5).real, (1.5).imag)
try:
    float("nan").as_integer_ratio()
except ValueError as error:
    print(error)
