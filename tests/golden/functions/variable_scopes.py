"""Local, enclosing, global and built-in names, in this order."""
name = "global"


def outer():
    name = "enclosing"

    def inner():
        name = "local"
        return name

    def reads():
        return name

    def through_global():
        global name
        return name

    class C:
        name = "class"

        def method(self):
            return name

    return inner(), reads(), through_global(), C.name, C().method(), max.__name__


print(*outer())
print(sorted(locals() is globals() and ["module scope"]))


def show(a, b=2):
    c = a + b
    return locals()


print(show(1))
