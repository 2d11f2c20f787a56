"""isinstance and issubclass with classes, tuples and __instancecheck__."""
class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == "special"

    def __subclasscheck__(cls, sub):
        return sub is str


class Odd(metaclass=Meta):
    pass


print(isinstance("special", Odd), isinstance(5, Odd), isinstance(Odd(), Odd), issubclass(str, Odd), issubclass(int, Odd))
print(isinstance(1, (str, (list, int))), isinstance(None, int | None), issubclass(bool, (str, int)), isinstance(int, type), isinstance(type, object))
for attempt in (lambda: isinstance(1, "int"), lambda: issubclass(1, int), lambda: isinstance(1, (int, 5)), lambda: isinstance("a", (int, 5))):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
