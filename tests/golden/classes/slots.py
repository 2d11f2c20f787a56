"""__slots__ forbids other attributes."""
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


class Sub(Point):
    __slots__ = "z"


class Open(Point):
    pass


p = Point(1)
s = Sub(2)
s.z = 3
o = Open(4)
o.anything = 5
print(p.x, s.x, s.z, o.x, o.__dict__, hasattr(p, "__dict__"), Point.__slots__, type(Point.x).__name__)
for attempt in (lambda: p.y, lambda: setattr(p, "z", 1), lambda: setattr(s, "w", 1), lambda: p.__dict__, lambda: delattr(p, "y")):
    try:
        attempt()
    except AttributeError as error:
        print(error)
del p.x
print(hasattr(p, "x"))
