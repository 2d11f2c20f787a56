"""Each call on the way has its frame, the innermost last."""
def outer(n):
    return middle(n) + 1


def middle(n):
    value = inner(n, divisor=0)
    return value


def inner(n, divisor):
    return n / divisor


outer(5)
