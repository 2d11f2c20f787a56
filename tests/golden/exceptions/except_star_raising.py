"""Exceptions raised inside except* clauses are gathered."""
def attempt(how):
    try:
        try:
            raise ExceptionGroup("g", [ValueError("v"), KeyError("k")])
        except* ValueError as g:
            if how == "again":
                raise
            raise RuntimeError("new")
        except* KeyError:
            print("key handled")
    except BaseException as error:
        print(repr(error), repr(error.__context__))
        for e in getattr(error, "exceptions", ()):
            print("  ", repr(e), repr(e.__context__))


attempt("again")
attempt("new")
try:
    try:
        raise ExceptionGroup("g", [ValueError("v"), OSError("o")])
    except* ValueError:
        raise TypeError("t")
except ExceptionGroup as error:
    print(repr(error))
try:
    try:
        raise ExceptionGroup("g", [ValueError("v")])
    except* ExceptionGroup:
        pass
except TypeError as error:
    print(error)
