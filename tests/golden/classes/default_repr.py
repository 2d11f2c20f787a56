"""Instances, classes, functions and methods print with module and address."""
class Outer:
    class Inner:
        pass

    def method(self):
        pass


def function():
    class Local:
        pass
    return Local


for thing in (Outer(), Outer.Inner(), function()(), Outer, Outer.Inner, function(), function, Outer.method, Outer().method, len, [].append, int.__add__):
    text = repr(thing)
    print(text[: text.index(" at 0x")] if " at 0x" in text else text)
print(object().__str__()[:18], super(Outer, Outer()).__repr__()[:17])
