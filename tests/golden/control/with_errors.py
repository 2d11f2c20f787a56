"""Failures in entering, in leaving, and objects that are no context managers."""
class Fails:
    def __init__(self, where):
        self.where = where

    def __enter__(self):
        if self.where == "enter":
            raise ValueError("enter")

    def __exit__(self, *info):
        print("exit", info[0])
        if self.where == "exit":
            raise KeyError("exit")


for where in ("enter", "exit"):
    try:
        with Fails(where):
            print("body")
            1 / 0
    except (ValueError, KeyError) as error:
        print(repr(error), repr(error.__context__))
for thing in (5, object):
    try:
        with thing:
            pass
    except TypeError as error:
        print(error)
