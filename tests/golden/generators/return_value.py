"""return in a generator ends it with a value."""
def g(n):
    for i in range(10):
        if i == n:
            return f"stopped at {i}"
        yield i


def collect(generator):
    items = []
    while True:
        try:
            items.append(next(generator))
        except StopIteration as stop:
            return items, stop.value


print(collect(g(2)), collect(g(0)), collect(g(50))[1], [*g(3)])
print(collect((lambda: (yield))()))
