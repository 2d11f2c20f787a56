"""No carets when the whole line failed."""
def f():
    raise KeyError("inside")
    return 1


x = 5
del x
f()
