import abc


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self):
        """The area."""

    @abc.abstractmethod
    def draw(self):
        print("drawing")

    @classmethod
    @abc.abstractmethod
    def make(cls):
        pass


class Square(Shape):
    area = 4

    def draw(self):
        super().draw()

    @classmethod
    def make(cls):
        return cls()


class Half(Shape):
    area = 1


for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)
Square.make().draw()
print(sorted(Half.__abstractmethods__), Square.__abstractmethods__)


@Shape.register
class Circle:
    pass


print(isinstance(Circle(), Shape), issubclass(Square, Shape), issubclass(int, Shape), isinstance(Circle(), Square))
print(type(Shape).__name__, issubclass(Shape, abc.ABC))
