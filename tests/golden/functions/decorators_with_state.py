"""A decorator that remembers results, and one that is an object."""
def memoize(function):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = function(n)
        return cache[n]
    wrapper.cache = cache
    return wrapper


@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


class CountCalls:
    def __init__(self, function):
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)


@CountCalls
def square(x):
    return x * x


print(fib(80), len(fib.cache), square(3), square(4), square.calls)
registry = {}
register = lambda name: lambda f: registry.setdefault(name, f)


@register("hello")
def f():
    return "hi"


print(registry["hello"]() + "!", registry["hello"] is f)
