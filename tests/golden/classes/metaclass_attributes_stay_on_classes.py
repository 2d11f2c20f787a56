class M(type):
    @property
    def prop(c): return "prop of " + c.__name__
    def meth(c): return "meth of " + c.__name__
    def __getattr__(c, n):
        if n.startswith("__"): raise AttributeError(n)
        return f"getattr {n}"
class A(metaclass=M): pass
class B(A): pass
print(A.prop, B.prop, A.meth(), B.foo)
for name in ("prop", "meth", "foo"):
    try: getattr(A(), name)
    except AttributeError as e: print(e)
A.prop2 = property(lambda self: "own")
print(A().prop2, type(A.prop2).__name__)
