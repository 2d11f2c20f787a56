"""A comprehension that fails takes its names with it."""


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def work():
    name = "outside"
    return [1 / 0 for name in (Loud("one"), Loud("two")) if name]


try:
    work()
except ZeroDivisionError as error:
    print("handler")
    print(error.__traceback__.tb_next.tb_frame.f_locals)


def inside():
    try:
        return {other: 1 / 0 for other in (Loud("three"),)}
    except ZeroDivisionError:
        print("handler", locals())


inside()
