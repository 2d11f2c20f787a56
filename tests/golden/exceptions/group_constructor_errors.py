for args in (("m", []), ("m", 5), (5, [ValueError()]), ("m",), (), ("m", [5]), ("m", [ValueError(), KeyboardInterrupt()]), ("m", [ValueError]), ("m", [ValueError(1)], 3)):
    try: print(repr(ExceptionGroup(*args)))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(type(BaseExceptionGroup("m", [ValueError()])).__name__, type(BaseExceptionGroup("m", [KeyboardInterrupt()])).__name__)
class G(ExceptionGroup, ValueError): pass
print(repr(G("m", [ValueError()])), G.__mro__[1:3])
g = ExceptionGroup("m", [ValueError(1)])
for s in ("g.message = 'x'", "g.exceptions = ()", "del g.message"):
    try: exec(s)
    except AttributeError as e: print(e)
