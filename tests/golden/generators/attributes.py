"""gi_frame, gi_running, gi_yieldfrom, gi_suspended, names and repr."""
def inner():
    yield 1


def outer():
    print("running", g.gi_running, g.gi_suspended)
    yield from inner()


g = outer()
print(g.gi_running, g.gi_suspended, g.gi_yieldfrom, g.gi_frame is not None, g.gi_code.co_name)
next(g)
print(g.gi_running, g.gi_suspended, g.gi_yieldfrom.__name__, g.__name__, g.__qualname__, repr(g)[:23])
list(g)
print(g.gi_frame, g.gi_suspended, g.gi_yieldfrom)
try:
    len(g)
except TypeError as error:
    print(error)
try:
    g[0]
except TypeError as error:
    print(error)
