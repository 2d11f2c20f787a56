"""Methods do not see class names; class bodies see enclosing functions."""
x = "global"


class C:
    x = "class"
    y = x

    def method(self):
        return x, self.x, C.x


def function():
    x = "function"

    class D:
        y = x

        def method(self):
            return x

    class E:
        x = x if False else "own"
        z = x
    return D.y, D().method(), E.z


print(C.y, C().method())
try:
    print(function())
except NameError as error:
    print(error)
