from functools import cache, lru_cache


@lru_cache(maxsize=2)
def square(x):
    print("computing", x)
    return x * x


print([square(x) for x in (1, 2, 1, 3, 2)], square.cache_info(), square.cache_parameters(), square.__name__)
square.cache_clear()
print(square.cache_info().misses)


@cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@lru_cache
def plain(a, b=1):
    return a + b


@lru_cache(maxsize=None, typed=True)
def kind(x):
    return type(x).__name__


class Box:
    @lru_cache
    def method(self, x):
        return x + 1


print(fibonacci(80), fibonacci.cache_info())
print(plain(1), plain(1, b=1), plain(a=1), plain(1), plain.cache_info())
print(kind(1), kind(1.0), kind(True), kind.cache_info(), Box().method(1), Box.method.cache_info())
try:
    lru_cache("many")
except TypeError as error:
    print(error)
