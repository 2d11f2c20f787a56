"""send, throw and close reach the innermost generator."""
def inner():
    while True:
        try:
            x = yield
            print("inner got", x)
        except ValueError as error:
            print("inner caught", error)
            yield "recovered"
        except GeneratorExit:
            print("inner closed")
            raise


def outer():
    try:
        yield from inner()
    finally:
        print("outer finally")


g = outer()
next(g)
g.send("a")
print(g.throw(ValueError("v")))
next(g)
g.send("b")
g.close()
h = outer()
next(h)
try:
    h.throw(KeyError("k"))
except KeyError as error:
    print("passed through", error)
