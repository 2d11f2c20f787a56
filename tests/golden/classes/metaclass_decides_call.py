class M(type):
    def __call__(c, *a, **k):
        print("call", c.__name__, a, k)
        return super().__call__(*a, **k)
class A(metaclass=M):
    def __init__(self, x): self.x = x
class Single(type):
    made = {}
    def __call__(c, *a):
        if c not in c.made: c.made[c] = super().__call__(*a)
        return c.made[c]
class S(metaclass=Single): pass
print(A(5).x, S() is S(), type.__call__(int, "7"))
class RetNon(type):
    def __new__(m, *a): return 5
class N(metaclass=RetNon): pass
print(N)
class F(metaclass=lambda *a, **k: (a[0], a[1], k), flag=1): pass
print(F)
