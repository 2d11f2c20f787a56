"""Dividing two integers gives a correctly rounded float."""
print(1 / 3, 4 / 2, -7 / 2)
print(10**300 / 10**299)
print((2**53 + 1) / 1)
print((2**1000 + 1) / 2**1000)
print(7 / 10, 1 / 10**25)
try:
    print(10**400 / 3)
except OverflowError as error:
    print(error)
print(10**400 / 10**399)
