"""divmod of big integers for each pair of signs."""
a = 10**30 + 7
b = 10**20 + 3
for x in (a, -a):
    for y in (b, -b):
        q, r = divmod(x, y)
        print(q, r, q * y + r == x)
print(divmod(a, 7), divmod(-a, 7), divmod(7, a), divmod(-7, a))
print(divmod(a, 0.5 * 10**15))
