import weakref
class Tagged(weakref.ref):
    def __new__(cls, o, callback=None, tag=None): return super().__new__(cls, o, callback)
    def __init__(self, o, callback=None, tag=None):
        super().__init__(o, callback)
        self.tag = tag
    def __call__(self): return self.tag, super().__call__()
class A:
    def __repr__(s): return "A"
a = A()
t = Tagged(a, tag="t")
print(t(), t.tag, isinstance(t, weakref.ref), weakref.getweakrefcount(a))
del a
print(t())
