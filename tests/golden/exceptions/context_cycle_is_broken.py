"""Raising an exception that is already in the chain does not make a circle."""
a, b = ValueError("a"), KeyError("b")
try:
    try:
        raise a
    except ValueError:
        try:
            raise b
        except KeyError:
            raise a
except ValueError as error:
    print(repr(error), repr(error.__context__), error.__context__ and error.__context__.__context__)
