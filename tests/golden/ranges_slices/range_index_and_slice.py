"""A range can be indexed and sliced; slices are ranges."""
r = range(10, 50, 5)
print(r[0], r[-1], r[3], r[2:5], r[::-1], r[1::3], r[100:], r[:-2], r[5:2])
print(list(r[::-2]), r[:][1:][1:], range(10)[::3][::-1])
for attempt in (lambda: r[8], lambda: r[-9], lambda: r["a"], lambda: r[1.0]):
    try:
        attempt()
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
