def show(e, ind=0):
    print(" " * ind + type(e).__name__, str(e), "cause", repr(e.__cause__), "ctx", repr(e.__context__))
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: show(x, ind + 2)
def a():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("n", [ValueError(3), KeyError(4)])])
    except* ValueError as e: print("V", e.exceptions)
    except* KeyError as e: print("K", e.exceptions)
def b():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e: raise
    except* TypeError as e: raise RuntimeError("new")
def c():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e: raise e
def d():
    try: raise ValueError("plain")
    except* ValueError as e: raise KeyError("k")
for fn in (a, b, c, d):
    try: fn()
    except BaseException as e: show(e)
