def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


def key(x):
    return sorted([1, 2], key=key)


attempt(lambda: sorted([1], key=key))
