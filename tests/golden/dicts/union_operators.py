"""| makes a new dict, |= changes this one."""
a = {"x": 1, "y": 2}
b = {"y": 3, "z": 4}
print(a | b, b | a, a)
c = a
c |= b
print(a, c is a)
c |= [("w", 0)]
print(c)
for attempt in (lambda: a | [("k", 1)], lambda: [] | a, lambda: a + b, lambda: a & b, lambda: a < b):
    try:
        attempt()
    except TypeError as error:
        print(error)
