for src in ("__slots__ = 5", "__slots__ = (5,)", "__slots__ = ('1a',)", "__slots__ = ('a', 'a')", "__slots__ = ('a',); a = 1", "__slots__ = iter(['a', 'b'])", "__slots__ = 'single'", "__slots__ = {'a': 'doc a', 'b': None}", "__slots__ = ('__dict__', '__dict__')", "__slots__ = ('__weakref__', '__weakref__')", "__slots__ = ('__class__',)", "__slots__ = ('__priv',)"):
    try:
        exec("class A: " + src)
        print(src, "->", sorted(n for n in vars(A) if not n.startswith("__")))
    except (TypeError, ValueError) as e: print(src, "->", type(e).__name__, e)
for base in (int, tuple, bytes, list, str, dict):
    try: print(base.__name__, hasattr(type("A", (base,), {"__slots__": ("x",)})(), "__dict__"))
    except TypeError as e: print(e)
