"""map, filter, reduce by hand, compose and partial by hand."""
def compose(*functions):
    def composed(x):
        for function in reversed(functions):
            x = function(x)
        return x
    return composed


def partial(function, *first, **preset):
    return lambda *rest, **more: function(*first, *rest, **{**preset, **more})


def reduce(function, items, start):
    for item in items:
        start = function(start, item)
    return start


print(compose(str, lambda n: n + 1, abs)(-5), partial(pow, 2)(10), partial(int, base=2)("101"))
print(reduce(lambda a, b: a * b, range(1, 6), 1), list(map(compose(len, str), [1, 22, 333])))
print(list(filter(lambda n: n % 2, range(6))), [*map(None or str, (1, 2))], next(map(print, ["side effect"])))
