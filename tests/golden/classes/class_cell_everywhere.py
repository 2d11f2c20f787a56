def make():
    class K:
        def f(self): return __class__
        @classmethod
        def g(cls): return __class__
        @staticmethod
        def h(): return __class__
        l = lambda self: __class__
        def gen(self): yield __class__
        def inner(self):
            def deep(): return __class__
            return deep()
        def lc(self): return [__class__ for _ in range(1)][0]
    return K
K = make()
k = K()
print(k.f() is K, K.g() is K, K.h() is K, k.l() is K, next(k.gen()) is K, k.inner() is K, k.lc() is K)
class N:
    try: __class__
    except NameError as e: print(e)
    print(__qualname__, __module__)
