def f(x, r=None):
    print("eval", x)
    return r
def deco(n):
    print("make", n)
    def d(x):
        print("apply", n, x.__name__)
        return x
    return d
class M(type):
    @classmethod
    def __prepare__(m, name, bases, **k):
        print("prepare", name, bases, k); return {}
    def __new__(m, name, bases, ns, **k):
        print("new", name, k); return super().__new__(m, name, bases, ns)
    def __init__(c, name, bases, ns, **k):
        print("init", name, k); super().__init__(name, bases, ns)
@deco(1)
@deco(2)
class A(f("base", object), metaclass=f("meta", M), kw=f("kw", 5)):
    print("body")
@deco("f1")
@deco("f2")
def fn(a=f("default")): pass
@(lambda x: print("lam") or x)
def fn2(): pass
class K(*[A], **{"kw": 1}): pass
