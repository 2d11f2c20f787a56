import weakref, gc
class A:
    def __del__(s): print("del, still there:", r() is s)
a = A()
r = weakref.ref(a, lambda w: print("callback after del"))
del a
class B: pass
b = B(); b.me = b
r = weakref.ref(b, lambda w: print("cycle gone"))
del b
print(r() is not None)
gc.collect()
print(r())
