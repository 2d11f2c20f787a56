"""`return` in a loop lets go of the iterators, the innermost first, and then of the locals."""


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def numbers(name):
    try:
        yield 1
    finally:
        print("closed", name)


def work():
    first = Loud("first")
    second = Loud("second")
    for _ in numbers("outer"):
        for _ in numbers("inner"):
            return "value"


print(work())


def empty():
    local = Loud("local")
    while True:
        for _ in numbers("only"):
            return


empty()
