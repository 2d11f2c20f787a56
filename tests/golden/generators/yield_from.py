"""yield from passes values through and gives the return value."""
def inner(n):
    for i in range(n):
        yield i
    return f"inner {n} done"


def outer():
    a = yield from inner(2)
    print("got", a)
    b = yield from inner(0)
    print("got", b)
    c = yield from "xy"
    print("got", c)
    return (yield from [9])


g = outer()
while True:
    try:
        print(next(g))
    except StopIteration as stop:
        print("returned", stop.value)
        break
try:
    list((lambda: (yield from 5))())
except TypeError as error:
    print(error)
