"""A display of three or more constants is a frozenset first, then copied into a new table: its order shows it."""


def build(*numbers):
    result = set()
    for n in numbers:
        result.add(n)
    return result


print({7, 15, 23, 31, 39}, build(7, 15, 23, 31, 39), frozenset((7, 15, 23, 31, 39)))
print({40, 8, 32, 0, 16}, build(40, 8, 32, 0, 16))
n = 40
print({n, 8, 32, 0, 16}, {8, 0}, {16, 8, 0}, {9, 1, 17})
print([x for x in {100, 50, 25, 12, 6, 3}], {100, 50, 25, 12, 6, 3})
for x in {64, 32, 8, 0, 128}:
    print(x, end=" ")
print()
