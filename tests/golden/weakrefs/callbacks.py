import weakref
class A: pass
def callback(w): print("callback", w is r, w())
a = A()
r = weakref.ref(a, callback)
plain = weakref.ref(a)
print(r is plain, r.__callback__ is callback, plain.__callback__, weakref.getweakrefcount(a))
del a
print(r(), plain(), r.__callback__)
log = []
b = A()
refs = [weakref.ref(b, lambda w, i=i: log.append(i)) for i in range(3)]
b = None
print(log)
c = A(); gone = weakref.ref(c, lambda w: print("never")); del gone, c
def bad(w): raise ValueError("in callback")
d = A(); rd = weakref.ref(d, bad); del d
print("after the bad one")
