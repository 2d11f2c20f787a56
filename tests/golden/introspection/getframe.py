"""sys._getframe gives the frames of the callers: code, line, globals, locals."""
import sys


def inner():
    local = 1
    print(sys._getframe().f_code.co_name, sys._getframe().f_lineno, sys._getframe().f_locals)
    back = sys._getframe().f_back
    print(back.f_code.co_name, back.f_lineno, back.f_locals, back.f_globals is globals(), back.f_back.f_code.co_name)
    return sys._getframe(1).f_code.co_name


def outer():
    secret = 42
    return inner()


print(outer())
try:
    sys._getframe(50)
except ValueError as error:
    print(error)
