def around(f):
    return lambda: f


f = None
for _ in range(200_000):
    f = around(f)
del f
print("freed")
