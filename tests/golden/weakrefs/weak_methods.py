import weakref
class A:
    def m(self): return "called"
a = A()
print(weakref.ref(a.m)())
w = weakref.WeakMethod(a.m, lambda r: print("gone", r is w))
print(w()(), w() == a.m, w == weakref.WeakMethod(a.m))
try: weakref.WeakMethod(5)
except TypeError as e: print(e)
del a
print(w())
