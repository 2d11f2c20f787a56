"""The first iterable is evaluated at once, all else when asked."""
def numbers(name):
    print("make", name)
    return [1, 2]


g = (print("body", a, b) for a in numbers("first") for b in numbers("second"))
print("nothing yet")
next(g)
print("one")
for _ in g:
    pass
try:
    (n for n in 5)
except TypeError as error:
    print(error)
