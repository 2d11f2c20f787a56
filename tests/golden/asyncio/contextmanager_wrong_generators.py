from contextlib import contextmanager


@contextmanager
def none():
    if False:
        yield


@contextmanager
def two():
    yield 1
    yield 2


@contextmanager
def again():
    try:
        yield
    except ValueError:
        yield


@contextmanager
def stops():
    yield
    raise StopIteration("from inside")


def attempt(manager, raising=None):
    try:
        with manager:
            if raising:
                raise raising
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print("fine")


attempt(none())
attempt(two())
attempt(again(), ValueError())
attempt(stops())
attempt(two(), StopIteration("mine"))
attempt(two(), RuntimeError("mine"))
