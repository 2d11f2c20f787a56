def f(a, b=1): "doc"
for s in ("f.__name__ = 1", "f.__qualname__ = 1", "f.__defaults__ = 1", "f.__kwdefaults__ = 1", "f.__code__ = 1", "f.__dict__ = 1", "f.__annotations__ = 1", "f.__closure__ = 1", "f.__globals__ = 1", "f.__builtins__ = 5", "f.nope", "del f.nope", "del f.__name__", "f.__get__(None)", "f.__module__ = 5", "f.__doc__ = 6", "f.__type_params__ = 1"):
    try: exec(s); print(s, "ok")
    except Exception as e: print(s, "->", type(e).__name__, e)
print(f.__module__, f.__doc__)
f.__defaults__ = (10, 20); f.__kwdefaults__ = {"z": 1}
print(f(), f.__kwdefaults__)
del f.__defaults__
print(f.__defaults__)
