"""A generator and its frame: one object, before the start, suspended, running, ended."""
import sys


def numbers():
    first = 1
    try:
        yield first
        raise KeyError("x")
    except KeyError as error:
        second = 2
        yield error
    yield sys._getframe()


generator = numbers()
frame = generator.gi_frame
print(frame is generator.gi_frame, frame.f_lineno, frame.f_locals)
print(next(generator), frame.f_lineno, frame.f_locals)
error = next(generator)
print(error.__traceback__.tb_frame is frame, list(frame.f_locals))
del error
print(next(generator) is frame, frame.f_lineno, frame.f_back)
try:
    frame.clear()
except RuntimeError as error:
    print(error)
print(next(generator, "ended"), generator.gi_frame, frame.f_locals)
