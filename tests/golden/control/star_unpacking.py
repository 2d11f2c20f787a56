"""A starred target takes what the others leave."""
a, *b = range(4)
*c, d = [1]
e, *f, g = "hello"
(h, *i), *j = [(1, 2, 3), 4, 5]
*k, = (1, 2)
[*l] = "ab"
print(a, b, c, d, e, f, g, h, i, j, k, l)
for first, *rest in [(1, 2, 3), "ab", [9]]:
    print(first, rest)
x, *x = 1, 2, 3
print(x)
items = [0, 0, 0]
items[0], *items[1:], last = 1, 2, 3, 4
print(items, last)
