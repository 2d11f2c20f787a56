"""Floor division and remainder of floats for each pair of signs."""
for a in (7.5, -7.5, 0.0, -0.0):
    for b in (2.0, -2.0):
        print(a, b, a // b, a % b, divmod(a, b))
print(1e300 // 1e-10, 5.0 % 0.1)
print(1 % float("inf"), -1 % float("inf"), 1 // float("-inf"))
