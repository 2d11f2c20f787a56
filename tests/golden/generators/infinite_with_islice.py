"""Endless generators with take, takewhile and dropwhile by hand."""
def naturals(n=0):
    while True:
        yield n
        n += 1


def take(n, items):
    if n > 0:
        for item in items:
            yield item
            n -= 1
            if n == 0:
                return


def takewhile(test, items):
    for item in items:
        if not test(item):
            return
        yield item


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print(list(take(5, naturals())), list(takewhile(lambda n: n < 50, fib())), list(take(3, (n for n in fib() if n % 2))), list(take(0, naturals())))
n = naturals(10)
print(list(take(2, n)), list(take(2, n)), list(zip(n, "abc")), next(n))
