"""Keys whose class defines __hash__ and __eq__."""
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __hash__(self):
        return hash((self.x, self.y))

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return f"P({self.x}, {self.y})"


d = {Point(1, 2): "a", Point(3, 4): "b"}
d[Point(1, 2)] = "c"
print(d, d[Point(3, 4)], Point(5, 6) in d, len({Point(0, 0), Point(0, 0)}))
print((1, 2) in d, hash(Point(1, 2)) == hash((1, 2)))
