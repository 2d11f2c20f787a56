try:
    try:
        raise ValueError
    except ValueError as error:
        error.__context__ = error
        {}[1]
except KeyError as error:
    print(repr(error.__context__), error.__context__.__context__ is error.__context__)

first, second = ValueError(1), ValueError(2)
first.__context__, second.__context__ = second, first
try:
    try:
        raise first
    except ValueError:
        [][1]
except IndexError as error:
    print(repr(error.__context__), repr(error.__context__.__context__))
