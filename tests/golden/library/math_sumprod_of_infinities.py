from math import inf, nan, sumprod

print(sumprod([1], [inf]), sumprod([inf, 1.0], [1, 2]), sumprod([inf, -inf], [1.0, 1.0]), sumprod([1e308, 1.0], [10.0, 1]))
print(sumprod([2**62, 2**62], [2, 2]), sumprod([2**62, 1.5], [2, 2]), sumprod([0.1] * 10, [1] * 10), sumprod([0.1, 1, 0.2], [1, 2, 3]))
print(sumprod([True, 2], [3, 4]), sumprod([nan], [0]), sumprod([10**400, 1], [1, 1]) == 10**400 + 1)
try:
    sumprod([10**400, 1.5], [1, 1])
except OverflowError as error:
    print(error)
