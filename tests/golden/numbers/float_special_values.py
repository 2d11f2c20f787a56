"""Infinity and not-a-number in arithmetic and comparison."""
inf = float("inf")
nan = float("nan")
print(inf, -inf, nan, inf - inf, inf * 0, inf / inf)
print(inf > 10**400, -inf < -(10**400), inf == inf, nan == nan, nan != nan)
print(nan < 1, nan > 1, [nan] == [nan], nan in [nan])
print(1 / inf, -1 / inf, inf + 1, 1e308 * 10)
print(min(1, nan), min(nan, 1), max([nan, 1, 2]))
print(bool(nan), bool(0.0), bool(-0.0), 0.0 == -0.0)
