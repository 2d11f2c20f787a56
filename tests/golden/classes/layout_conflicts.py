for src in ("class A(int, str): pass", "class A(list, dict): pass", "class A(Exception, int): pass", "class A(OSError, StopIteration): pass", "class A(type, int): pass", "class A(bool): pass", "class A(type(None)): pass", "class A(range): pass", "class A(slice): pass", "class A(type(lambda: 0)): pass", "class A(type(len)): pass", "class A(type((i for i in []))): pass", "class A(type({}.keys())): pass", "class A(memoryview): pass"):
    try: exec(src); print("ok")
    except TypeError as e: print(src, "->", e)
class S: __slots__ = "a"
class T: __slots__ = "b"
class E: __slots__ = ()
for bases in ((S, T), (S, E), (S, int), (E, int), (S, S)):
    try: print(type("U", bases, {}).__mro__)
    except TypeError as e: print(e)
