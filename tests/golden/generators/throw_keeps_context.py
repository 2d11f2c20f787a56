def g():
    try:
        raise ValueError("inner")
    except ValueError:
        try: yield 1
        except KeyError as e: print(repr(e), repr(e.__context__))
        yield 2
        raise
x = g(); next(x)
try: raise TypeError("of the caller")
except TypeError: print(x.throw(KeyError("thrown")))
try: next(x)
except ValueError as e: print(repr(e), repr(e.__context__))
def outer():
    try: 1/0
    except ZeroDivisionError: yield from inner()
def inner():
    yield 1
    raise KeyError("late")
try: list(outer())
except KeyError as e: print(repr(e.__context__))
