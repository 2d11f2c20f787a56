import abc


class Odd(abc.ABC):
    answer = True

    @classmethod
    def __subclasshook__(cls, other): return cls.answer


for Odd.answer in (True, False, NotImplemented, 1, None):
    try:
        print(Odd.answer, issubclass(str, Odd))
    except AssertionError as error:
        print(Odd.answer, error)
    Odd = type(Odd)("Odd", (abc.ABC,), {"__subclasshook__": Odd.__dict__["__subclasshook__"], "answer": None})
