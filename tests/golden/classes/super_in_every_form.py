class A:
    x = "A.x"
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c", cls.__name__
    @property
    def p(self): return "A.p"
    def __getitem__(self, i): return "A", i
class B(A):
    def f(self): return super().f(), super(B, self).f(), super().x, super().p
    @classmethod
    def c(cls): return super().c(), super(B, cls).c()
    def attr(self): super().zz = 1
    def item(self): return super()[1]
    def miss(self): return super().nope
    def gen(self): return list(super(B, self).f() for _ in [1])
    def gen2(self): return list(super().f() for _ in [1])
    def comp(self): return [super().f() for _ in [1]]
    def lam2(self): return (lambda: super().f())()
    def lam3(self): return (lambda s: super().f())(self)
    def rebound(self): self = 5; return super().f()
    def star(*args): return super().f()
b = B()
for n in ("f", "c", "attr", "item", "miss", "gen", "gen2", "comp", "lam2", "lam3", "rebound", "star"):
    try: print(n, getattr(b, n)())
    except Exception as e: print(n, type(e).__name__, e)
s = super(B, b)
print(s.__thisclass__, s.__self__ is b, s.__self_class__, s.f(), s.__class__)
u = super(B); print(u.__self__, u.__get__(b).f(), repr(u))
for a in [(5,), (A, 5), (B, A()), (A, int), (A, b, 1)]:
    try: print(super(*a))
    except TypeError as e: print(e)
