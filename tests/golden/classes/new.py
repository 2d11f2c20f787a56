"""__new__ makes the object, __init__ runs only on instances of the class."""
class Single:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
            print("made")
        return cls.instance

    def __init__(self, value):
        print("init", value)
        self.value = value


class Fake:
    def __new__(cls):
        return "not a Fake"

    def __init__(self):
        print("never")


class BadInit:
    def __init__(self):
        return 5


a, b = Single(1), Single(2)
print(a is b, a.value, Fake())
for attempt in (BadInit, lambda: object.__new__(5), lambda: object.__new__(int), lambda: int.__new__(str)):
    try:
        attempt()
    except TypeError as error:
        print(error)
