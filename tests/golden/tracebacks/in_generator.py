"""A generator's frame stands under the line that resumed it."""
def numbers():
    yield 1
    yield from more()


def more():
    yield 2
    raise RuntimeError("exhausted")


for n in numbers():
    print(n)
