class C:
    def __init__(self, x, y): pass
    def m(self, x): pass
    def n(): pass
    @classmethod
    def cm(cls, a): pass
    @staticmethod
    def sm(a): pass
class D: pass
class E:
    def __new__(cls, a): return object.__new__(cls)
c = C(1, 2)
for call in ("c.m()", "c.m(1, 2)", "c.n()", "C.m()", "C.m(1)", "C.cm()", "c.sm()", "c.sm(1, 2)", "C()", "C(1)", "C(1, 2, 3)", "C(1, y=2, z=3)", "D(1)", "D(a=1)", "E()", "E(1, 2)", "E(b=1)", "c()", "D()()", "D().__init__(1)", "object(1)"):
    try: eval(call); print(call, "ok")
    except TypeError as e: print(call, "->", e)
