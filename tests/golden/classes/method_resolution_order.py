"""Multiple inheritance linearises as C3 does."""
class A:
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B" + super().who()


class C(A):
    def who(self):
        return "C" + super().who()


class D(B, C):
    def who(self):
        return "D" + super().who()


class E(C, B):
    pass


print(D().who(), E().who(), [c.__name__ for c in D.__mro__], [c.__name__ for c in E.mro()])
try:
    class Bad(D, E):
        pass
except TypeError as error:
    print(error)
try:
    class Worse(A, B):
        pass
except TypeError as error:
    print(error)
