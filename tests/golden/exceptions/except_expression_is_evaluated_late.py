"""The classes of an except clause are evaluated when needed."""
def kinds(*classes):
    print("evaluated", [c.__name__ for c in classes])
    return classes


try:
    pass
except kinds(ValueError):
    pass
try:
    raise KeyError("x")
except kinds(ValueError):
    print("no")
except kinds(TypeError, KeyError):
    print("yes")
except kinds(Exception):
    print("never")
try:
    try:
        raise KeyError("x")
    except "not a class":
        pass
except TypeError as error:
    print(error, repr(error.__context__))
