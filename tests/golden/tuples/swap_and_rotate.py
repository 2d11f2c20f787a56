"""Simultaneous assignment evaluates the right side first."""
a, b, c = 1, 2, 3
a, b = b, a
print(a, b)
a, b, c = c, a, b
print(a, b, c)
x = y = 0
x, y = y + 1, x + 2
print(x, y)
for _ in range(5):
    a, b = b, a + b
print(a, b)
