class Entry:
    def __mro_entries__(self, bases): print("entries", len(bases)); return (list,)
class A(Entry()): pass
print(A.__bases__, len(A.__orig_bases__))
class Empty:
    def __mro_entries__(self, bases): return ()
class B(Empty(), str, Empty()): pass
print(B.__bases__, B.__mro__)
class C(list[int]): pass
print(C.__bases__, C.__orig_bases__)
class Bad:
    def __mro_entries__(self, bases): return 5
for make in (lambda: type("A", (Entry(),), {}), lambda: type("A", (5,), {}), lambda: type("A", 5, {}), lambda: type(5, (), {}), lambda: type("A\0", (), {})):
    try: make()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
try:
    class D(Bad()): pass
except TypeError as e: print(e)
try:
    class F(None): pass
except TypeError as e: print(e)
