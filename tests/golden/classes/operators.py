"""The arithmetic special methods."""
class V:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return V(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return V(self.x - other.x, self.y - other.y)

    def __mul__(self, n):
        return V(self.x * n, self.y * n)

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __invert__(self):
        return V(self.y, self.x)

    def __repr__(self):
        return f"V({self.x}, {self.y})"


a, b = V(1, 2), V(3, 4)
print(a + b, a - b, a * 3, a @ b, -a, abs(b), ~a, a + b * 2 - ~a)
for attempt in (lambda: 3 * a, lambda: a / 2, lambda: +a, lambda: a < b, lambda: a[0], lambda: len(a), lambda: a()):
    try:
        attempt()
    except TypeError as error:
        print(error)
