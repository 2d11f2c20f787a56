"""The six comparisons, and what != does by itself."""
class Only:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return "eq" if self.n == other.n else ""

    def __lt__(self, other):
        return f"{self.n}<{other.n}"

    def __le__(self, other):
        return f"{self.n}<={other.n}"


a, b = Only(1), Only(2)
print(repr(a == b), a != b, a == a, a != a, a < b, a > b, a <= b, a >= b)
print(object() == object(), (x := object()) == x, x != x)
for attempt in (lambda: x < x, lambda: hash(a), lambda: a == 5):
    try:
        attempt()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
