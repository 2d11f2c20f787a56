def on_exit():
    try: yield
    except GeneratorExit: return "returned"
def raiser():
    try: yield
    finally: raise KeyError("in finally")
def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e, repr(e.__context__))
for fn in (on_exit, raiser, stubborn):
    g = fn(); t(g.close)
    g = fn(); next(g); t(g.close); t(g.close)
for args in ((5,), ("x",), (int,), (), (ValueError("x"), "y"), (ValueError("v"),), (StopIteration("s"),)):
    g = stubborn(); next(g); t(lambda: g.throw(*args))
g = stubborn(); t(lambda: g.send(5)); t(lambda: g.throw(KeyError("unstarted"))); t(lambda: next(g))
del g
