class A:
    def __new__(cls, *a, **k): print("new", a, k); return super().__new__(cls)
    def __init__(self, *a, **k): print("init", a, k)
A(1, x=2)
class B:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(B())
class C(A):
    def __new__(cls, *a): return object.__new__(A)
    def __init__(self, *a): print("C init")
C()
class D:
    def __init__(self): return 5
class E:
    def __init__(self): yield 1
class F:
    __init__ = None
class G:
    __new__ = None
for K in (D, E, F, G):
    try: K()
    except TypeError as e: print(e)
for f in (lambda: object.__new__(int), lambda: int.__new__(str), lambda: int.__new__(5), lambda: list.__init__(5), lambda: object.__new__(), lambda: object.__new__(5)):
    try: f()
    except TypeError as e: print(e)
