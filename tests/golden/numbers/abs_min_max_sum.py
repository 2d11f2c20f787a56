"""abs, min, max and sum over numbers."""
print(abs(-5), abs(5.5), abs(-(2**80)), abs(True), abs(-0.0))
print(min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max((1, 2), (1, 3)))
print(min([], default="none"), max([1, -5, 3], key=abs), min([2, 1.0, 1], key=lambda n: n))
print(sum([1, 2, 3]), sum([0.1] * 10), sum([], 5), sum([[1], [2]], []), sum(range(101)))
print(sum([1e100, 1.0, -1e100]), sum([2**62, 2**62, 1.5]))
for attempt in (lambda: min([]), lambda: max(1), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: min()):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
