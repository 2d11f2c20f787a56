def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __contains__(self, item):
        return item in self


attempt(lambda: 1 in A())
