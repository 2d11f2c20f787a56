"""Items and slices of tuples, and errors."""
t = (10, 20, 30, 40)
print(t[0], t[-1], t[1:3], t[::-1], t[5:], t[:] is t, t[True])
for attempt in (lambda: t[4], lambda: t["a"], lambda: t.x):
    try:
        attempt()
    except (IndexError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    t[0] = 1
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
