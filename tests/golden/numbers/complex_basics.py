"""Complex numbers: arithmetic, parts, text."""
z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z)
print(z + 1, z - 1j, z * z, z / (1 - 1j), z**2, 2 * z)
print(z == 3 + 4j, 3 == 3 + 0j, z != 0, bool(0j))
print(1j, -1j, 0j, 1.5 - 0j, complex(1, -2), complex("1+2j"), complex())
print([1j, 2 + 0.5j], repr(complex(0.0, -1.0)))
try:
    1j < 2j
except TypeError as error:
    print(error)
try:
    1j // 1
except TypeError as error:
    print(error)
