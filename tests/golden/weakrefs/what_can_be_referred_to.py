import weakref
class S: __slots__ = ("x",)
class W:
    __slots__ = ("__weakref__",)
    def m(self): pass
class I(int): pass
class T(tuple): pass
class L(list): pass
class E(Exception): pass
for v in (5, "s", None, (1,), [], {}, object(), b"x", 1.5, True, ..., range(3), bytearray(), ValueError(), S(), I(), T()):
    try: weakref.ref(v); print("ok", type(v).__name__)
    except TypeError as e: print(e)
for v in (set(), frozenset(), lambda: 0, len, int, W().m, (i for i in []), type, weakref, memoryview(b"x"), W(), L(), E()):
    weakref.ref(v); print("ok", type(v).__name__)
for args in ((), (W(), 2, 3)):
    try: weakref.ref(*args)
    except TypeError as e: print(e)
