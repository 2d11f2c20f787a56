"""What is left at the end is finalised while the script's names are still there, in the order in which it is reached."""


def log(name):
    print("gone", name)


class Loud:
    def __init__(self, name, held=None):
        self.name = name
        self.held = held

    def __del__(self):
        log(self.name)


first = Loud("first")
items = [Loud("item 1"), Loud("item 2")]
outer = Loud("outer", Loud("inner"))
table = {"key": Loud("value")}


class Ring:
    pass


ring = Ring()
ring.ring = ring
ring.loud = Loud("in a ring")


def make():
    captured = Loud("captured")
    return lambda: captured


function = make()
last = Loud("last")
print("end")
