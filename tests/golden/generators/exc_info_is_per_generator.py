import sys
def g():
    print("start", sys.exception())
    try: raise ValueError("g")
    except ValueError:
        yield repr(sys.exception())
        yield repr(sys.exception())
    yield repr(sys.exception())
try: raise KeyError("caller")
except KeyError:
    x = g()
    print(next(x), repr(sys.exception()))
    print(next(x))
print(sys.exception())
print(next(x))
y = g()
print(next(y), sys.exception())
try: raise TypeError("again")
except TypeError: print(next(y), next(y), repr(sys.exception()))
