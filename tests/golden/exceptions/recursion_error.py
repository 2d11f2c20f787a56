"""Endless recursion is an exception that can be caught."""
import sys

sys.setrecursionlimit(200)


def endless(n):
    return endless(n + 1)


try:
    endless(0)
except RecursionError as error:
    print(error, isinstance(error, RuntimeError))


class Loop:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return f"{self}"


for attempt in (lambda: Loop().a, lambda: repr(Loop())):
    try:
        attempt()
    except RecursionError as error:
        print(type(error).__name__)
print("still fine", endless.__name__)
