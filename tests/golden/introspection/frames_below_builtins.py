"""The frame that called a built-in function, or runs a class statement, is a caller like others."""
import sys


def key(value):
    print(sys._getframe(1).f_code.co_name)
    return value


def caller():
    return sorted([1], key=key)


caller()


class Body:
    print(sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name)
