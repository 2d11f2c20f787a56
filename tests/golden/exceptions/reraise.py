"""raise alone raises again what is being handled."""
def inner():
    try:
        raise ValueError("original")
    except ValueError:
        try:
            raise KeyError("second")
        except KeyError:
            print("handled second")
        raise


try:
    inner()
except ValueError as error:
    print(repr(error), error.__context__)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise e
except ZeroDivisionError as error:
    print(error, error.__context__, error.__cause__)


def helper():
    raise


try:
    try:
        raise IndexError("from caller")
    except IndexError:
        helper()
except IndexError as error:
    print(repr(error))
