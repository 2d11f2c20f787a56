"""What the frames of a traceback hold lives as long as the exception does."""


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def fail():
    loud = Loud("fail")
    raise ValueError


def call():
    loud = Loud("call")
    fail()


try:
    call()
except ValueError:
    print("handled")
print("after")

saved = []


def keep():
    loud = Loud("keep")
    try:
        fail()
    except ValueError as error:
        saved.append(error)
    print("kept")


def above():
    loud = Loud("above")
    keep()
    print("above ends")


above()
print("saved")
saved.clear()
print("end")
