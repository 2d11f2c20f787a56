"""A base class refuses what subclasses must provide."""
class Shape:
    def area(self):
        raise NotImplementedError(f"{type(self).__name__} has no area")

    def describe(self):
        return f"{type(self).__name__} of area {self.area():.2f}"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


class Blob(Shape):
    pass


for shape in (Square(3), Blob(), Shape()):
    try:
        print(shape.describe())
    except NotImplementedError as error:
        print(repr(error))
try:
    raise NotImplemented
except TypeError as error:
    print(error)
