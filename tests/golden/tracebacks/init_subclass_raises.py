class Base:
    def __init_subclass__(cls, **kw): raise TypeError("no subclass")
class D(Base): pass
