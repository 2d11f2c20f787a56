def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


def f(x):
    return list(map(f, [x]))


attempt(lambda: f(1))
