"""Names with two leading underscores belong to their class."""
class A:
    __secret = 1

    def __init__(self):
        self.__own = 2
        self.__dunder__ = 3

    def get(self):
        return self.__own, self.__secret

    def __private(self):
        return "A private"

    def call(self):
        return self.__private()


class B(A):
    def __private(self):
        return "B private"

    def reach(self):
        return self.__own


b = B()
print(b.get(), b.call(), b._A__own, b._B__private(), sorted(b.__dict__))
try:
    b.reach()
except AttributeError as error:
    print(error)


class _Under:
    __x = 5

    def f(self, __y=1):
        __z = 2
        return sorted(locals()) + [self.__x]


print(_Under().f(), _Under._Under__x)
