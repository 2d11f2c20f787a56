"""A paused generator that is dropped runs its finally blocks."""
def g(name):
    try:
        yield 1
        yield 2
    finally:
        print("cleanup", name)


a = g("a")
next(a)
del a
print("after a")
for n in g("loop"):
    break
print("after loop")
b = g("not started")
del b
c = g("exhausted")
list(c)
print("before c goes")
del c
print("end")
