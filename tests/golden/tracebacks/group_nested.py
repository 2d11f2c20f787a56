"""Groups inside groups, with a cause inside."""
def wrapped():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise ValueError("wrapped") from error


try:
    wrapped()
except ValueError as error:
    inner = ExceptionGroup("inner", [error, OSError(2, "gone")])
raise ExceptionGroup("outer", [inner, TypeError("t")])
