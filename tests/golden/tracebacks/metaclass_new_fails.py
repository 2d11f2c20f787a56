class M(type):
    def __new__(m, *a): raise ValueError("meta")
class A(metaclass=M):
    x = 1
    def f(self): pass
