"""__name__, __qualname__, __doc__ and __module__ of functions."""
def outer():
    """First line.

    Indented detail.
    """
    def inner():
        pass

    class Local:
        def method(self):
            pass
    return inner, Local, lambda: 0


inner, Local, anonymous = outer()
print(outer.__name__, inner.__qualname__, Local.__qualname__, Local.method.__qualname__, anonymous.__qualname__)
print(repr(outer.__doc__), inner.__doc__, outer.__module__, len.__name__, len.__qualname__, str.join.__qualname__, [].append.__qualname__)
inner.__name__, inner.__qualname__, inner.__doc__ = "renamed", "q.renamed", "doc"
print(inner.__name__, str(inner).startswith("<function q.renamed at 0x"), inner.__doc__)
try:
    inner.__name__ = 5
except TypeError as error:
    print(error)
