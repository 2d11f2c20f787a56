# A generator that another one waits for is stepped by a loop of its own.
def inner():
    yield from (1, 2, 3)
    return "done"


def middle():
    result = yield from inner()
    yield result


shared = middle()


def outer():
    yield from shared


chain = outer()
print(next(chain))
for value in shared:
    print(value)
print(list(chain))
