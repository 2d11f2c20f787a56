"""`|=` makes room once, also where an int meets an equal float: the order shows how large the table is."""
some = {64, 1, 38, 9, 11, -19, 14, 18, 20, -10, -2}
some.discard(38)
some |= {2**46, 5120, 832, -(2**51), -(2**27), 33792, -(2**33), 40, 10, 13, 18.0, -12, 21, 22, 2**61 - 2}
print(list(some))

for size in range(3, 40):
    ints = {7 * n for n in range(size)}
    ints |= {float(5 * n) for n in range(size)}
    print(size, list(ints)[:9])

more = set(range(12))
more.update({0.0, 5.0, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86})
print(list(more))
