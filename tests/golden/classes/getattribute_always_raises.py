class E:
    def __getattribute__(self, n): raise AttributeError("always " + n)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: E().x); t(lambda: E().__class__); t(lambda: type(E()).__name__); t(lambda: isinstance(E(), E)); t(lambda: vars(E())); t(lambda: dir(E())); t(lambda: hasattr(E(), "x")); t(lambda: getattr(E(), "x", 5))
class F:
    __class__ = int
t(lambda: isinstance(F(), int)); t(lambda: type(F()).__name__); t(lambda: F().__class__)
class G:
    def __dir__(self): return ["b", "a"]
class H:
    def __dir__(self): return 5
t(lambda: dir(G())); t(lambda: dir(H()))
