"""`frame.clear()` empties a frame that has ended, and refuses one that runs."""
import sys


class Loud:
    def __del__(self):
        print("gone")


def work():
    loud = Loud()
    return sys._getframe()


frame = work()
print(list(frame.f_locals))
frame.clear()
print(frame.f_locals, frame.f_code.co_name)
try:
    sys._getframe().clear()
except RuntimeError as error:
    print(error)
