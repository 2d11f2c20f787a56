"""Exceptions inside a generator, handled and not."""
def g():
    try:
        yield 1
        raise ValueError("from body")
    except ValueError as error:
        yield f"handled {error}"
    yield 1 / 0
    yield "never"


gen = g()
print(next(gen), next(gen))
try:
    next(gen)
except ZeroDivisionError as error:
    print(error, error.__context__)
print(next(gen, "finished"))


def outside():
    try:
        yield
    except KeyError as error:
        print(repr(error), repr(error.__context__))


o = outside()
next(o)
try:
    raise IndexError("being handled")
except IndexError:
    try:
        o.throw(KeyError("thrown"))
    except StopIteration:
        pass
