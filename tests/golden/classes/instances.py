"""Instances have attributes of their own, __init__ sets them up."""
class Point:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def moved(self, dx):
        return Point(self.x + dx, self.y)


p, q = Point(1, 2), Point(5)
p.label = "start"
print(p.x, p.y, q.x, q.y, p.moved(3).x, p.__dict__, vars(q), type(p), Point.__name__, p.__class__ is Point)
del p.label
print(p.__dict__, hasattr(p, "label"), getattr(p, "label", "none"), setattr(p, "z", 9), p.z)
for attempt in (lambda: p.label, lambda: delattr(p, "q"), lambda: Point.x, lambda: Point(), lambda: p.moved.x):
    try:
        attempt()
    except (AttributeError, TypeError) as error:
        print(error)
