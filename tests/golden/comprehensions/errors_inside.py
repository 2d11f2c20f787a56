"""An error in a comprehension leaves what was assigned before."""
result = "unchanged"
try:
    result = [10 // n for n in (2, 1, 0)]
except ZeroDivisionError as error:
    print(error, result)
g = (10 // n for n in (5, 0, 2))
print(next(g))
try:
    next(g)
except ZeroDivisionError:
    print("failed")
print(next(g, "closed"))
