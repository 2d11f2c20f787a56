from contextlib import ContextDecorator, contextmanager


@contextmanager
def noisy(name):
    print("enter", name)
    yield
    print("leave", name)


@noisy("call")
def add(a, b=1):
    """Add."""
    return a + b


class Count(ContextDecorator):
    total = 0

    def __enter__(self):
        Count.total += 1
        return self

    def __exit__(self, *error):
        return False


@Count()
def nothing():
    pass


print(add(1), add(1, b=5), add.__name__, add.__doc__, add.__wrapped__(2))
nothing()
nothing()
print(Count.total)
