def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


types = (int,)
for _ in range(100_000):
    types = (types,)
attempt(lambda: isinstance("a", types))
attempt(lambda: issubclass(str, types))
