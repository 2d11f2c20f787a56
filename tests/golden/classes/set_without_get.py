class SetOnly:
    def __set__(self, o, v): print("set", v)
class DelOnly:
    def __delete__(self, o): print("del")
class A:
    s = SetOnly(); d = DelOnly()
a = A()
print(type(a.s).__name__, type(a.d).__name__)
a.__dict__.update(s=3, d=4)
print(a.s, a.d)
a.s = 5
del a.d
for f in (lambda: delattr(a, "s"), lambda: setattr(a, "d", 1)):
    try: f()
    except AttributeError as e: print(e)
print(a.__dict__)
