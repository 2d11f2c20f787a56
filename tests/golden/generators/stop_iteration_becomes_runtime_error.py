"""A StopIteration that leaves a generator's body is a RuntimeError."""
def raises():
    yield 1
    raise StopIteration("inside")


def leaks():
    while True:
        yield next(iter([]))


for g in (raises(), leaks(), (next(iter(())) for _ in range(3))):
    try:
        print(list(g))
    except RuntimeError as error:
        print(error, repr(error.__cause__))
g = raises()
next(g)
try:
    g.throw(StopIteration("thrown"))
except RuntimeError as error:
    print(error)
