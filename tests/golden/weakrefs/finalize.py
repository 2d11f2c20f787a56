import weakref
class A: pass
a = A()
f = weakref.finalize(a, print, "finalized", 1, sep="-")
print(f.alive, f.peek()[1:], f.atexit, f.peek()[0] is a)
del a
print(f.alive, f(), f.peek(), f.detach())
b = A(); g = weakref.finalize(b, lambda: "res"); print(g(), g(), g.alive)
c = A(); h = weakref.finalize(c, print, "never"); print(h.detach()[2]); del c
d = A(); weakref.finalize(d, print, "at exit 1"); weakref.finalize(d, print, "at exit 2")
def bad(): raise ValueError("bad finalizer")
x = A(); weakref.finalize(x, bad); del x
try: weakref.finalize(5, print)
except TypeError as err: print(err)
print("end of script")
