"""Coroutines made by methods, class methods, closures and decorators."""
def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


class Base:
    async def name(self):
        return "base"


class Child(Base):
    async def name(self):
        return "child of " + await super().name()

    @classmethod
    async def make(cls):
        return cls.__name__

    @staticmethod
    async def add(a, b=1, *, c=0):
        return a + b + c

    async def __call__(self):
        return "called"


def logged(function):
    async def wrapper(*args, **kwargs):
        result = await function(*args, **kwargs)
        return f"logged {result}"
    return wrapper


@logged
async def work(n):
    return n


print(run(Child().name()), run(Child.make()), run(Child.add(1, c=5)), run(Child()()), run(work(3)), run((lambda: work(4))()))
try:
    Child.add()
except TypeError as error:
    print(error)
