"""A generator that is yielded from where it is called is an object as soon as somebody can look."""
import traceback


def leaf(n):
    if n == 0:
        return "nothing"
    got = yield n
    if got == "stop":
        raise StopIteration("stop")
    return n, got


def branch(n):
    first = yield from leaf(n)
    second = yield from leaf(0)
    return first, second


def root(*numbers, last=0):
    for n in numbers:
        print("root got", (yield from branch(n)))
    yield from leaf(last)
    return "done"


def all_of(**rest):
    return (yield from root(0, 1, **rest))


generator = all_of(last=5)
print(generator.gi_yieldfrom)
print(next(generator))
names = []
inner = generator
while inner:
    names.append((inner.__qualname__, inner.gi_running, inner.gi_suspended, inner.gi_frame is None))
    inner = inner.gi_yieldfrom
print(names)
print(generator.send("sent"))
try:
    generator.send("stop")
except RuntimeError as error:
    print(error, repr(error.__cause__))
    print([frame.name for frame in traceback.extract_tb(error.__traceback__)])

# Members of the chain that are driven, closed and thrown into by hand.
generator = root(1, 2)
next(generator)
member = generator.gi_yieldfrom
try:
    member.send("by hand")
except StopIteration as stop:
    print(stop.value)
print(next(generator))
generator.gi_yieldfrom.close()
print(next(generator, "ended"))

generator = root(1)
next(generator)
try:
    generator.gi_yieldfrom.gi_yieldfrom.throw(KeyError("thrown"))
except KeyError as error:
    print(repr(error))
print(next(generator, "ended"))


def calls_itself():
    yield from asks_for_outer()


def asks_for_outer():
    try:
        next(outer)
    except ValueError as error:
        print(error)
    print(outer.gi_running, outer.gi_yieldfrom)
    yield 1


outer = calls_itself()
print(list(outer))


def handles(n):
    try:
        1 / 0
    except ZeroDivisionError:
        yield from handled(n)
        raise


def handled(n):
    yield n
    try:
        yield from handled(1 / n)
    except ZeroDivisionError as error:
        print(repr(error), repr(error.__context__))
        yield "handled"


generator = handles(0)
try:
    while True:
        print(next(generator))
except ZeroDivisionError as error:
    print(error, error.__context__)


def endless(n):
    yield from endless(n + 1)


try:
    next(endless(0))
except RecursionError as error:
    print(error)


def countdown(n):
    if n:
        yield n
        yield from countdown(n - 1)
        yield -n


print(sum(countdown(150)), len(list(countdown(150))), [*countdown(2)])
