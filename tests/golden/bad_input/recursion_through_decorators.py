def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


def wrap(f):
    def inner():
        return f()
    return inner


f = print
for _ in range(100_000):
    f = wrap(f)
attempt(f)
