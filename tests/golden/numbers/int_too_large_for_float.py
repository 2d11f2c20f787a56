"""An integer out of the range of floats cannot be converted."""
big = 10**400
for attempt in (lambda: float(big), lambda: big + 1.0, lambda: big * 0.5, lambda: 1.0 - big, lambda: big**0.5):
    try:
        print(attempt())
    except OverflowError as error:
        print(error)
print(big // 10**399, big > 1.0, float(10**308))
