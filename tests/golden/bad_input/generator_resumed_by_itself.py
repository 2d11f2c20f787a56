def g():
    next(it)
    yield 1


it = g()
try:
    next(it)
except ValueError as error:
    print(error)
