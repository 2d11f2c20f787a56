import weakref
class A:
    def __init__(s, n): s.n = n
    def __repr__(s): return f"A({s.n})"
a = A(1)
r = weakref.ref(a)
print(r(), r() is a, type(r), weakref.ref is weakref.ReferenceType)
print(weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r], weakref.ref(a) is r)
del a
print(r(), repr(r).split("; ")[1])
