"""Every integer has numerator, denominator, real, imag and some methods."""
n = -42
print(n.numerator, n.denominator, n.real, n.imag, n.conjugate())
print(n.is_integer(), n.as_integer_ratio(), True.numerator)
print((5).__add__(3), (5).__add__(3.0), (5).__radd__(2))
print((7).__floordiv__(2), (7).__neg__(), (0).__bool__())
print((3).__index__(), (3).__lt__(4), (3).__eq__("3"))
