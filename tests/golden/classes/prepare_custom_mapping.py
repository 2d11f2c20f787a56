class Log(dict):
    def __setitem__(self, k, v):
        if not k.startswith("__"): print("set", k)
        super().__setitem__(k, v)
    def __missing__(self, k):
        if k == "magic": return "from missing"
        raise KeyError(k)
    def __delitem__(self, k): print("del", k); super().__delitem__(k)
class M(type):
    @classmethod
    def __prepare__(m, n, b): return Log()
class C(metaclass=M):
    x = 1
    y = magic
    z: int = 3
    del x
    print(type(locals()).__name__, len([1]))
    try: del nothere
    except NameError as e: print(e)
    try: unknown
    except NameError as e: print(e)
    def f(self): return 1
print(C.y, hasattr(C, "x"), C.z, C().f())
class Plain:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
class N(type):
    @classmethod
    def __prepare__(m, n, b): return Plain()
    def __new__(m, n, b, ns): return super().__new__(m, n, b, dict(ns.d))
class D(metaclass=N): a = 1; b = a + 1
print(D.a, D.b)
exec("q = w + 1\nprint(q)", {}, Log(w=5))
print(eval("magic", {}, Log()))
