"""Equal numbers have equal hashes; the values are those of CPython."""
print(hash(0), hash(1), hash(-1), hash(-2), hash(True), hash(1.0))
print(hash(2**61 - 1), hash(2**61), hash(2**64), hash(-(2**61)), hash(10**40))
print(hash(0.5), hash(-0.5), hash(0.1), hash(1e300), hash(float("inf")), hash(float("-inf")))
print(hash(2**100) == hash(float(2**100)), hash(3) == hash(3.0))
print(hash(1j), hash(1 + 2j), hash(3 + 0j))
