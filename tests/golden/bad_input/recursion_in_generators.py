def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


def g():
    yield from g()


attempt(lambda: list(g()))
