class A: __slots__ = ("x", "y")
class B: __slots__ = ("y", "x")
class C: __slots__ = ("x",)
class D: pass
a = A(); a.x = 1; a.y = 2
a.__class__ = B
print(type(a).__name__, a.x, a.y)
for K in (C, D, int, 5):
    try: a.__class__ = K
    except TypeError as e: print(e)
