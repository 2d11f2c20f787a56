"""Class methods get the class, static methods nothing."""
class Date:
    def __init__(self, text):
        self.text = text

    @classmethod
    def today(cls):
        return cls("today")

    @staticmethod
    def valid(text):
        return bool(text)


class Special(Date):
    pass


print(type(Date.today()).__name__, type(Special.today()).__name__, type(Special("x").today()).__name__, Date.valid("a"), Date("q").valid(""))
print(Date.today.__self__ is Date, Date.__dict__["valid"].__func__("x"), type(Date.__dict__["today"]).__name__, type(Date.valid).__name__)
try:
    Date.valid()
except TypeError as error:
    print(error)
