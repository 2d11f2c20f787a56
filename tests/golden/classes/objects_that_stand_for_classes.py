# Whatever has a tuple `__bases__` may be asked about in isinstance and issubclass.
class Blueprint:
    def __init__(self, *bases):
        self.__bases__ = bases


class Thing:
    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


class Broken:
    @property
    def __bases__(self):
        raise ValueError("no bases today")


house = Blueprint()
villa = Blueprint(house)
mixed = Blueprint(Blueprint(), villa)
print(isinstance(Thing(villa), house), isinstance(Thing(house), villa), isinstance(1, house))
print(issubclass(mixed, house), issubclass(house, mixed), issubclass(villa, (int, house)), issubclass(int, house))
print(issubclass(villa, int), isinstance(Thing(villa), int))
for question in (
    lambda: issubclass(1, house),
    lambda: issubclass(house, 1),
    lambda: isinstance(house, 1),
    lambda: isinstance(house, Broken()),
    lambda: issubclass(Broken(), int),
):
    try:
        print(question())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
