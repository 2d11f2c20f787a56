"""Class patterns with positions, keywords and built-in types."""
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Named:
    def __init__(self, name):
        self.name = name


def where(value):
    match value:
        case Point(0, 0):
            return "origin"
        case Point(x, y=0) | Point(0, x):
            return f"on an axis {x}"
        case Point(x=a, y=b) if a == b:
            return f"diagonal {a}"
        case Point():
            return "somewhere"
        case Named(name=str() as name):
            return f"named {name}"
        case int(n) | float(n):
            return f"number {n}"
        case str() | bytes():
            return "text"
    return "nothing"


for value in (Point(0, 0), Point(3, 0), Point(0, 4), Point(2, 2), Point(1, 2), Named("n"), Named(1), 5, 2.5, True, "s", None):
    print(where(value))
