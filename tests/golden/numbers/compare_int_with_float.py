"""Integers and floats compare by exact value, not after rounding."""
print(1 == 1.0, 2**53 == float(2**53), 2**53 + 1 == float(2**53))
print(2**53 + 1 > float(2**53), 2**53 < 2**53 + 0.0)
print(10**30 == 1e30, 10**30 < 1e30, 10**30 > 1e30)
print(2**63 == 9223372036854775808.0, 2**63 - 1 == 9223372036854775808.0)
print(True == 1.0, False < 0.5, 3 <= 3.0 < 3.1)
print(10**400 > 1e308, -(10**400) < 0.0)
print(1 < "a" if False else "not compared")
try:
    1 < "a"
except TypeError as error:
    print(error)
