# The exception is made before its cause, and refused before it.
class First(Exception):
    def __init__(self):
        print("first")


class Second(Exception):
    def __init__(self):
        print("second")


class Odd(Exception):
    def __new__(cls):
        return 5


def attempt(exception, cause):
    try:
        raise exception from cause
    except (First, TypeError) as error:
        print(type(error).__name__, error, repr(error.__cause__), repr(error.__context__))


attempt(First, Second)
attempt(5, Second)
attempt(Odd, 7)
attempt(First, 7)
attempt(First, Odd)
