"""A frame object that is kept shows the line and the locals of now."""
import sys


def f():
    frame = sys._getframe()
    later = 1
    print(frame.f_lineno, sorted(frame.f_locals))


f()
