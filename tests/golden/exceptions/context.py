"""An exception raised while another is handled remembers it."""
try:
    try:
        try:
            raise ValueError("first")
        except ValueError:
            raise KeyError("second")
    except KeyError:
        raise TypeError("third")
except TypeError as error:
    while error:
        print(repr(error), repr(error.__cause__), error.__suppress_context__)
        error = error.__context__
try:
    try:
        1 / 0
    finally:
        {}["missing"]
except KeyError as error:
    print(repr(error), repr(error.__context__))
try:
    raise ValueError("no context")
except ValueError as error:
    print(error.__context__)
