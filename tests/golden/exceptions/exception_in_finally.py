"""An exception in finally replaces the one under way."""
def function():
    try:
        try:
            raise ValueError("body")
        finally:
            print("cleaning")
            raise KeyError("cleanup")
    except KeyError as error:
        return repr(error), repr(error.__context__)


print(function())


def returns_then_fails():
    try:
        return "lost"
    finally:
        raise IndexError("from finally")


try:
    returns_then_fails()
except IndexError as error:
    print(repr(error), error.__context__)
