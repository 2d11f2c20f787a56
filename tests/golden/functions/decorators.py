"""Decorators wrap from the bottom up and may take arguments."""
def trace(function):
    def wrapper(*args, **kwargs):
        print("call", function.__name__, args, kwargs)
        result = function(*args, **kwargs)
        print("result", result)
        return result
    wrapper.__name__ = function.__name__
    return wrapper


def repeat(times):
    def decorate(function):
        return lambda *args: [function(*args) for _ in range(times)]
    return decorate


@trace
@repeat(times=2)
def add(a, b):
    return a + b


@trace
def named(x=1):
    """Doc."""
    return x


print(add(1, 2), named(x=5), named.__name__, named.__doc__)


@(lambda f: "replaced")
def gone():
    pass


print(gone)
