"""Powers: negative exponents give floats, three arguments give a modulus."""
print(2**10, (-2) ** 3, -2**2, 2**-1, 2**3**2)
print(0**0, 0.0**0, 1**10**3)
print(pow(3, 200, 13), pow(3, -1, 7), pow(-3, 5, 7), pow(3, 5, -7))
print(pow(2, 100))
try:
    pow(2, -1, 4)
except ValueError as error:
    print(error)
try:
    pow(2, 3, 0)
except ValueError as error:
    print(error)
try:
    pow(2.0, 3, 5)
except TypeError as error:
    print(error)
