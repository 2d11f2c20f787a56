"""Floor division and remainder for each pair of signs."""
for a in (7, -7, 6, -6, 0):
    for b in (3, -3):
        print(a, b, a // b, a % b, divmod(a, b), (a // b) * b + a % b == a)
