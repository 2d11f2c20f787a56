class Mang:
    __a = 1
    def __init__(self): self.__b = 2; self.__c__ = 3
    def get(self): return self.__a, self.__b, self.__c__
    def kw(self, __p=5): return __p
    def loc(self):
        __v = 1
        return sorted(locals())
    class __In: pass
    def imp(self):
        import sys as __sys
        return sorted(locals())
    def kwcall(self): return dict(__x=1)
    def glob(self):
        global __gg
        __gg = 1
    def exc(self):
        try: 1/0
        except ZeroDivisionError as __e: return sorted(locals())
    def st(self): return "__a", f"{self.__a}"
    def comp(self): return [__z for __z in [1]]
m = Mang()
print(m.get(), sorted(vars(m)), m.kw(_Mang__p=9), m.loc(), [k for k in vars(Mang) if "Mang" in k])
print(m.imp(), m.kwcall(), m.exc(), m.st(), m.comp())
m.glob(); print("_Mang__gg" in globals())
class _Under: __x = 1
class __Dunder: __x = 1
class ___: __x = 1
print([[k for k in vars(c) if k.endswith("x")] for c in (_Under, __Dunder, ___)])
