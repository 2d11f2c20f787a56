def mk(e):
    try: raise e
    except BaseException as x: return x
def chain():
    try: raise ValueError("ctx")
    except ValueError:
        try: raise KeyError("leaf")
        except KeyError as k: return k
g = ExceptionGroup("outer", [mk(ValueError(1)), ExceptionGroup("inner", [chain(), TypeError("no tb")]), mk(OSError(2, "x"))])
g.add_note("a note\nsecond line")
g.exceptions[0].add_note("leaf note")
raise g
