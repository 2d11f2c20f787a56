"""A chain of hundreds of delegations passes values and errors."""
import sys

sys.setrecursionlimit(5000)


def chain(n):
    if n == 0:
        try:
            received = yield "bottom"
            print("bottom received", received)
        except ValueError as error:
            print("bottom caught", error)
        return 0
    depth = yield from chain(n - 1)
    return depth + 1


for act in (lambda g: g.send("hello"), lambda g: g.throw(ValueError("down"))):
    g = chain(800)
    print(next(g))
    try:
        act(g)
    except StopIteration as stop:
        print(stop.value)
