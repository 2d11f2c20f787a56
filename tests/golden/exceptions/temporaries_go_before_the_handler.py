"""What a statement had in hand when it failed goes, the last first, before the handler runs."""


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


def call(*arguments):
    pass


def arguments():
    try:
        call(Loud("one"), Loud("two"), 1 / 0)
    except ZeroDivisionError:
        print("handler")


arguments()


def loops():
    try:
        for _ in numbers("outer"):
            for _ in numbers("inner"):
                1 / 0
    except ZeroDivisionError:
        print("handler")


loops()


def context():
    with Quiet(Loud("context")):
        call(Loud("one"), [Loud("two"), 1 / 0])
    print("after")


class Quiet:
    def __init__(self, held):
        self.held = held

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        print("exit")
        return True


context()


def finish():
    try:
        call(Loud("one"), 1 / 0)
    finally:
        print("finally")


try:
    finish()
except ZeroDivisionError:
    print("handler")


def left(name):
    local = Loud(name)
    call(Loud("temporary"), local, 1 / 0)


try:
    left("local")
except ZeroDivisionError:
    print("handler")
print("end")
