def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


a, b = [], []
a.append(a)
b.append(b)
print(a == a)
attempt(lambda: a == b)
attempt(lambda: a < b)
c, d = {}, {}
c[1] = c
d[1] = d
attempt(lambda: c == d)
