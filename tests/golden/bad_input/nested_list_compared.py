def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


a, b = [], []
for _ in range(100_000):
    a, b = [a], [b]
attempt(lambda: a == b)
attempt(lambda: a < b)
