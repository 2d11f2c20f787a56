def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __lt__(self, other):
        return self < other


attempt(lambda: sorted([A(), A()]))
