class E(Exception): pass
E.__module__ = "some.module"
class Outer:
    class In(Exception): pass
try: raise E("x")
except E: raise Outer.In("y")
