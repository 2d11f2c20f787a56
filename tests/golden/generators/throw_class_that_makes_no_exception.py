class Wrong(Exception):
    def __new__(cls, *args):
        return cls


class Fails(Exception):
    def __init__(self):
        raise KeyError("while made")


def unstarted():
    yield


def catching():
    try:
        yield 1
    except (TypeError, KeyError) as error:
        print("inside:", type(error).__name__, error)
        yield 2


for kind in (Wrong, Fails):
    generator = unstarted()
    try:
        generator.throw(kind)
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
    print(next(generator, "ended"))
    generator = catching()
    next(generator)
    print(generator.throw(kind))
