"""A property reads, writes and deletes through functions."""
class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    @property
    def degrees(self):
        """The degrees."""
        print("get", end=" ")
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        print("set", value, end=" ")
        if value < -273:
            raise ValueError("too cold")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        print("del", end=" ")
        del self._degrees

    @property
    def kelvin(self):
        return self.degrees + 273


c = Celsius(20)
c.degrees += 5
print(c.kelvin, Celsius.degrees.__doc__, c.__dict__)
del c.degrees
for attempt in (lambda: c.degrees, lambda: setattr(c, "kelvin", 1), lambda: delattr(c, "kelvin"), lambda: Celsius(-300)):
    try:
        attempt()
    except (AttributeError, ValueError) as error:
        print(error)
