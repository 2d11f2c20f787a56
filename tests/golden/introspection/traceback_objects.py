"""A traceback's entries know line, code and globals; sys.exception is what is being handled."""
import sys


def fail():
    raise ValueError("no")


def outer():
    fail()


try:
    outer()
except ValueError as error:
    entry = error.__traceback__
    while entry:
        print(entry.tb_lineno, entry.tb_frame.f_code.co_name, entry.tb_frame.f_globals is globals())
        entry = entry.tb_next
    print(sys.exception() is error, sys.exc_info()[:2], sys.exc_info()[2] is error.__traceback__)
print(sys.exception(), sys.exc_info())


def numbers():
    yield 1
    yield 2


generator = numbers()
print(generator.gi_frame.f_lineno, next(generator), generator.gi_frame.f_lineno, generator.gi_frame.f_code.co_name, list(generator), generator.gi_frame)
