"""Messages about missing arguments."""
def none():
    pass


def one(a):
    pass


def two(a, b):
    pass


def three(a, b, c):
    pass


def keyword(a, *, k, l, m):
    pass


for attempt in (one, two, three, lambda: two(1), lambda: three(b=1), lambda: keyword(1), lambda: keyword(1, l=2), lambda: keyword(k=1, l=1, m=1), lambda: (lambda x: 0)()):
    try:
        attempt()
    except TypeError as error:
        print(error)
