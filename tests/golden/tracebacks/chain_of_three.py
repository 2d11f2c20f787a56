"""Cause and context mix in a longer chain."""
try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise ValueError("second") from error
except ValueError:
    [][3]
