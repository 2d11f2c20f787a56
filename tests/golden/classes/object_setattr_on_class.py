class A: x = 1
class M(type):
    def __setattr__(c, n, v): print("meta", n); super().__setattr__(n, v)
    def __getattribute__(c, n):
        if n == "secret": return "made"
        return super().__getattribute__(n)
class B(metaclass=M): pass
B.y = 2; print(B.y, B.secret)
type.__setattr__(A, "z", 3); print(A.z, type.__getattribute__(A, "x"))
type.__delattr__(A, "z")
for f in (lambda: object.__setattr__(A, "x", 1), lambda: object.__delattr__(A, "x"), lambda: type.__getattribute__(5, "x"), lambda: type.__setattr__(int, "x", 1)):
    try: f()
    except TypeError as e: print(e)
print(A.x)
