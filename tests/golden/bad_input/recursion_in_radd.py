def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __radd__(self, other):
        return other + self


attempt(lambda: 1 + A())
