""":= in a comprehension binds in the enclosing function."""
print([last := n for n in range(4)], last)
print([y for n in range(6) if (y := n * n) > 5], y)
total = 0
print([total := total + n for n in range(5)], total)


def function(values):
    if any((found := v) < 0 for v in values):
        return found
    return None


print(function([1, -2, 3]), function([]))
