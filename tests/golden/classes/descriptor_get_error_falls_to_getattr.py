class R:
    def __get__(s, o, t): raise AttributeError("from get")
class B:
    r = R()
    def __getattr__(self, n): return ("fallback", n)
    @property
    def p(self): return self.nope
    @property
    def q(self): raise KeyError("not attribute")
print(B().r, B().p)
try: B.r
except AttributeError as e: print(e)
try: B().q
except KeyError as e: print(repr(e))
