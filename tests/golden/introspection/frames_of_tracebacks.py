"""The frames of a traceback have their locals, also when they have ended, and know who called them."""
import sys


def inner(number):
    half = number / 2
    raise ValueError(half)


def outer():
    name = "outer"
    inner(3)


def show(traceback):
    while traceback is not None:
        frame = traceback.tb_frame
        if frame.f_code.co_name != "<module>":
            print(frame.f_code.co_name, frame.f_lineno, traceback.tb_lineno, frame.f_locals)
        traceback = traceback.tb_next


try:
    outer()
except ValueError as error:
    show(error.__traceback__)
    print(error.__traceback__.tb_frame is sys._getframe())
    last = error.__traceback__.tb_next.tb_next
    frame = last.tb_frame
    while frame is not None:
        print("from", frame.f_code.co_name)
        frame = frame.f_back

last.tb_frame.clear()
print(last.tb_frame.f_locals)


def caught():
    before = 1
    try:
        inner(1)
    except ValueError as error:
        kept = error
    after = 2
    return kept


show(caught().__traceback__.tb_next)
names = caught().__traceback__.tb_frame.f_locals
print(list(names))
