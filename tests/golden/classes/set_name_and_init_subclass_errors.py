class Bad:
    def __set_name__(self, owner, name): 1/0
class BadSig:
    def __set_name__(self): pass
for D in (Bad, BadSig):
    try:
        class E: x = D()
    except Exception as e: print(type(e).__name__, e, e.__notes__)
class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        print("init_subclass", cls.__name__, tag, kw)
class A(Base, tag=1): pass
try:
    class C(Base, other=1): pass
except TypeError as e: print(e)
class Mutator:
    def __set_name__(self, owner, name): setattr(owner, "new_" + name, 1)
class F: m = Mutator()
print(F.new_m)
for f in (lambda: object.__init_subclass__(1), lambda: int.__init_subclass__(x=1)):
    try: f()
    except TypeError as e: print(e)
