"""What earlier calls left behind never shows up as an argument that was not given."""
def busy(a, b, c, d, e, f):
    x, y, z = a, b, c
    try:
        raise ValueError(x)
    except ValueError as error:
        return error.args, y, z, d, e, f


def plain(a, b=2, *rest, c, d=4, **more):
    return a, b, rest, c, d, more


class Point:
    def __init__(self, x, *, y=0):
        self.x, self.y = x, y

    def moved(self, by=1, *, twice=False):
        return Point(self.x + by, y=self.y + by * (2 if twice else 1))


for call in (
    lambda: plain(),
    lambda: plain(1),
    lambda: plain(1, c=3),
    lambda: plain(1, 5, 6, 7, c=3, e=8),
    lambda: plain(c=3, a=1),
    lambda: plain(*(1, 2, 3), **{"c": 4, "z": 5}),
    lambda: plain(*(1, 2, 3), **{"a": 4, "c": 5}),
    lambda: plain(**{"".join(["c"]): 4, "a": 1}),
    lambda: (lambda *, x, y: (x, y))(),
    lambda: (lambda x, y: (x, y))(y=1),
    lambda: vars(Point(1)),
    lambda: vars(Point(y=1)),
    lambda: vars(Point(*(1,), **{"y": 2}).moved(twice=True).moved(5)),
    lambda: Point.moved(by=2),
):
    busy(1, 2, 3, 4, 5, 6)
    try:
        print(call())
    except TypeError as error:
        print(error)
