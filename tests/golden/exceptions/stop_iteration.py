"""StopIteration from next, from a plain function and its value."""
try:
    next(iter([]))
except StopIteration as error:
    print(repr(error), error.value)
error = StopIteration("v", 2)
print(error.value, error.args)


def generator():
    yield 1
    return "result"


g = generator()
next(g)
try:
    next(g)
except StopIteration as error:
    print(repr(error), error.value)


class Stops:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("ignored")


print(list(Stops()), [x for x in Stops()])
for function in (lambda: next(Stops()), lambda: list(map(lambda n: next(Stops()), [1, 2]))):
    try:
        print(function())
    except StopIteration as error:
        print("stopped with", error.value)
