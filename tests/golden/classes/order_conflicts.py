class X: pass
class Y: pass
class A(X, Y): pass
class B(Y, X): pass
for bases in ((A, B), (X, A), (X, X), (object, X), (X, object)):
    try: print([c.__name__ for c in type("C", bases, {}).__mro__])
    except TypeError as e: print(e)
class M(type):
    def mro(c): return [c, Y, object]
class Fine(X, metaclass=M): pass
print(Fine.__mro__)
