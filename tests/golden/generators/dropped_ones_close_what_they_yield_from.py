def innermost():
    try:
        yield 1
    finally:
        print("closed")


def middle():
    yield from innermost()


def outermost():
    yield from middle()


generator = outermost()
next(generator)
held = generator.gi_yieldfrom
lowest = held.gi_yieldfrom
print(held.__name__, lowest.__name__)
del generator
print("dropped", next(held, "ended"), next(lowest, "ended"))

generator = middle()
next(generator)
held = generator.gi_yieldfrom
generator = None
print("dropped", next(held, "ended"))


class Source:
    def __iter__(self):
        return self

    def __next__(self):
        return 5

    def close(self):
        print("source closed")


def of_source(source):
    yield from source


source = Source()
generator = of_source(source)
print(next(generator))
del generator
print("end")
