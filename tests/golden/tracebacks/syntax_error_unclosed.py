"""A bracket that is never closed."""
x = 1
values = [1, 2,
y = 3
