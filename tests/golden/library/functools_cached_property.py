from functools import cached_property


class Circle:
    computed = 0

    def __init__(self, radius):
        self.radius = radius

    @cached_property
    def area(self):
        """The area."""
        self.computed += 1
        return 3 * self.radius ** 2


circle = Circle(2)
print(circle.area, circle.area, circle.computed, circle.__dict__, Circle.area.__doc__, Circle.area.attrname)
del circle.area
print(circle.area, circle.computed)
circle.area = 5
print(circle.area)
