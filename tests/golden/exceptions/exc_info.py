"""sys.exc_info and sys.exception tell what is being handled."""
import sys

print(sys.exc_info(), sys.exception())
try:
    raise ValueError("a")
except ValueError as outer:
    print(sys.exc_info()[0], sys.exc_info()[1] is outer, sys.exception() is outer)
    try:
        raise KeyError("b")
    except KeyError:
        print(repr(sys.exception()))
    print(repr(sys.exception()))


def generator():
    try:
        raise OSError("in generator")
    except OSError:
        yield sys.exception()
        yield sys.exception()


g = generator()
print(repr(next(g)), sys.exception())
try:
    1 / 0
except ZeroDivisionError:
    print(repr(next(g)), repr(sys.exception()))
print(sys.exc_info()[1])
